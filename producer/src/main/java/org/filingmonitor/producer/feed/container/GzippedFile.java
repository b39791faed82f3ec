package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.filingmonitor.producer.feed.DamagedContentException;

/** A gzip file: its members one after another (RFC 1952), zeros after the last. */
final class GzippedFile extends PackedFile {

    /** The first two bytes of each member. */
    static final int MAGIC = 0x8b1f;

    private static final int DEFLATED = 8;
    private static final int HEADER = 10;
    private static final int CHECKED = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;

    private final PackedInput packed;
    private final Inflater inflater = new Inflater(true);
    private InflatedInput member;
    private CRC32 checksum;

    GzippedFile(PackedInput packed, UnpackLimits limits) {
        super(limits);
        this.packed = packed;
    }

    @Override
    String name() {
        return "";
    }

    @Override
    protected int unpack(byte[] bytes, int offset, int length) throws IOException {
        if (member == null) {
            begin();
        }
        int read = member.read(bytes, offset, length);
        while (read < 0 && endsWithAnother()) {
            begin();
            read = member.read(bytes, offset, length);
        }
        if (read > 0) {
            checksum.update(bytes, offset, read);
        }
        return read;
    }

    private void begin() throws IOException {
        ByteBuffer header = packed.need(HEADER);
        int start = header.position();
        if (header.getShort(start) != (short) MAGIC) {
            throw new DamagedContentException("goes on after its end: what follows was not read");
        }
        if (header.get(start + 2) != DEFLATED) {
            throw new DamagedContentException("is packed by method " + header.get(start + 2) + ", which gzip has not");
        }
        int flags = header.get(start + 3);
        packed.skip(HEADER);
        skipFields(flags);
        member = new InflatedInput(packed, inflater, Long.MAX_VALUE);
        checksum = new CRC32();
    }

    private void skipFields(int flags) throws IOException {
        if ((flags & EXTRA) != 0) {
            packed.skip(packed.u16());
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CHECKED) != 0) {
            packed.skip(2);
        }
    }

    private void skipText() throws IOException {
        while (packed.u8() != 0) {
            // a name or a comment ends with zero
        }
    }

    /** Checks the member that has ended. */
    private boolean endsWithAnother() throws IOException {
        boolean asPacked = packed.u32() == checksum.getValue();
        asPacked &= packed.u32() == (inflater.getBytesWritten() & 0xffffffffL);
        if (!asPacked) {
            notAsPacked();
        }
        while (packed.has(1)) {
            if (packed.next() != 0) {
                return true;
            }
            packed.skip(1);
        }
        return false;
    }

    /** Frees what the inflater holds. */
    void release() {
        inflater.end();
    }
}

package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a ZIP archive says of a file before its content (APPNOTE 4.3.7).
 *
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param checksum CRC-32 of the content, unless a descriptor follows
 * @param packedLength bytes of the packed content, unless a descriptor follows
 * @param length bytes of the content, unless a descriptor follows
 * @param name name of the file, as it stands there
 */
record ZipHeader(int flags, int method, long checksum, long packedLength, long length, String name) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int LENGTH = 26;
    private static final long IN_EXTRA = 0xffffffffL;
    private static final int ZIP64 = 1;

    /** Reads what follows the signature. */
    static ZipHeader read(PackedInput packed) throws IOException {
        ByteBuffer fields = packed.need(LENGTH);
        int start = fields.position();
        int flags = fields.getShort(start + 2);
        int method = Short.toUnsignedInt(fields.getShort(start + 4));
        long checksum = Integer.toUnsignedLong(fields.getInt(start + 10));
        long packedLength = Integer.toUnsignedLong(fields.getInt(start + 14));
        long length = Integer.toUnsignedLong(fields.getInt(start + 18));
        int name = Short.toUnsignedInt(fields.getShort(start + 22));
        int extra = Short.toUnsignedInt(fields.getShort(start + 24));
        packed.skip(LENGTH);
        String named = EntryName.decoded(packed.bytes(name));
        ByteBuffer zip64 = zip64(ByteBuffer.wrap(packed.bytes(extra)).order(ByteOrder.LITTLE_ENDIAN));
        length = length == IN_EXTRA && zip64.remaining() >= Long.BYTES ? zip64.getLong() : length;
        packedLength = packedLength == IN_EXTRA && zip64.remaining() >= Long.BYTES ? zip64.getLong() : packedLength;
        return new ZipHeader(flags, method, checksum, packedLength, length, named);
    }

    /** Finds the lengths of 64 bits among the extra fields (APPNOTE 4.5.3). */
    private static ByteBuffer zip64(ByteBuffer extra) {
        while (extra.remaining() >= Integer.BYTES) {
            int id = extra.getShort();
            int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            if (id == ZIP64) {
                return extra.limit(extra.position() + length);
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    /** Tells whether checksum and lengths follow the content. */
    boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    boolean isDirectory() {
        return name.endsWith("/");
    }

    /** Says why the content cannot be unpacked. */
    Optional<String> refusal() {
        if ((flags & ENCRYPTED) != 0) {
            return Optional.of("is encrypted: decrypt it first");
        }
        if (method != STORED && method != DEFLATED) {
            return Optional.of(
                    "is packed by method " + method + ", and only deflated and stored files are read: pack it so");
        }
        return packedLength < 0 || length < 0 ? Optional.of("has an impossible length") : Optional.empty();
    }
}

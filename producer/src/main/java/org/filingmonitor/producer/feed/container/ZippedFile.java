package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** A file in a ZIP archive. */
final class ZippedFile extends PackedFile {

    private final ZipHeader header;
    private final PackedInput packed;
    private final Inflater inflater;
    private final InputStream content;
    private final CRC32 checksum = new CRC32();
    private long count;

    /** Begins to read a file's content. */
    ZippedFile(ZipHeader header, PackedInput packed, Inflater inflater, UnpackLimits limits) {
        super(limits);
        this.header = header;
        this.packed = packed;
        this.inflater = inflater;
        this.content = content();
    }

    private InputStream content() {
        if (header.method() == ZipHeader.DEFLATED) {
            return new InflatedInput(packed, inflater, header.hasDescriptor() ? Long.MAX_VALUE : header.packedLength());
        }
        inflater.reset();
        return header.hasDescriptor()
                ? new StoredToDescriptorInput(packed)
                : new StoredInput(packed, header.packedLength());
    }

    @Override
    String name() {
        return header.name();
    }

    /** Tells whether it is a folder, which has no content. */
    boolean isDirectory() {
        return header.isDirectory();
    }

    @Override
    Optional<String> refusal() {
        return header.refusal();
    }

    @Override
    protected int unpack(byte[] bytes, int offset, int length) throws IOException {
        int read = content.read(bytes, offset, length);
        if (read >= 0) {
            checksum.update(bytes, offset, read);
            count += read;
        } else if (!isAsPacked()) {
            notAsPacked();
        }
        return read;
    }

    private boolean isAsPacked() throws IOException {
        if (header.hasDescriptor()) {
            return DataDescriptor.read(packed, checksum.getValue(), packedCount(), count);
        }
        packed.skip(header.packedLength() - packedCount());
        return checksum.getValue() == header.checksum() && count == header.length();
    }

    private long packedCount() {
        return header.method() == ZipHeader.DEFLATED ? inflater.getBytesRead() : count;
    }

    /**
     * Passes over what was not read of it.
     *
     * @return false if it is not known where it ends
     */
    boolean skip() throws IOException {
        if (hasEnded()) {
            return true;
        }
        packed.takeBack(inflater);
        if (!header.hasDescriptor()) {
            packed.skip(header.packedLength() - packedCount());
            return true;
        }
        if (refusal().isEmpty() && isSound()) {
            finish();
        }
        return hasEnded();
    }
}

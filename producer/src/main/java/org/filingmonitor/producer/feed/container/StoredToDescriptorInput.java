package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Content that is packed as it is, of a length that only the data descriptor after it tells. It ends before a descriptor
 * whose length and checksum are those of the content so far, so that an archive within it does not end it.
 */
final class StoredToDescriptorInput extends InputStream {

    private final PackedInput packed;
    private final CRC32 checksum = new CRC32();
    private long count;

    StoredToDescriptorInput(PackedInput packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        ByteBuffer next = packed.need(DataDescriptor.SHORT);
        if (DataDescriptor.isNext(next, checksum.getValue(), count)) {
            return -1;
        }
        int length = Math.min(wanted, next.remaining());
        int plain = 1;
        while (plain < length && !DataDescriptor.mayBeAt(next, next.position() + plain)) {
            plain++;
        }
        int read = packed.read(bytes, offset, plain);
        checksum.update(bytes, offset, read);
        count += read;
        return read;
    }
}

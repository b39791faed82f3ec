package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;

/** Content that is packed as it is, of known length. */
final class StoredInput extends InputStream {

    private final PackedInput packed;
    private long left;

    StoredInput(PackedInput packed, long length) {
        this.packed = packed;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = packed.read(bytes, offset, (int) Math.min(wanted, left));
        left -= read;
        return read;
    }
}

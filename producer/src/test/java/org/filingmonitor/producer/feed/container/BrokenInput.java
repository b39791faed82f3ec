package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;

/** A source that cannot be read. */
final class BrokenInput extends InputStream {

    private final String reason;

    BrokenInput(String reason) {
        this.reason = reason;
    }

    @Override
    public int read() throws IOException {
        throw new IOException(reason);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return read();
    }
}

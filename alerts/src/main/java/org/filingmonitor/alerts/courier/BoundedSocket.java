package org.filingmonitor.alerts.courier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket that reads up to so many bytes, so that no server fills the memory with its answers. */
final class BoundedSocket extends Socket {

    private final long most;

    BoundedSocket(long most) {
        this.most = most;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream(), most);
    }

    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("the server answers without end");
            }
        }
    }
}

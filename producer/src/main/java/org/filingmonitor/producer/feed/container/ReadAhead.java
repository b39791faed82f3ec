package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads a stream on a thread of its own, some buffers ahead of its reader, so that unpacking and parsing share two cores.
 * What the stream throws is thrown to the reader after the bytes before it. The thread ends at the stream's end, at its
 * first exception, or on closing, whichever comes first. For one reader.
 */
public final class ReadAhead extends InputStream {

    private static final int BUFFERS = 4;
    private static final int SIZE = 128 * 1024;

    private final InputStream in;
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<Chunk> filled = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::fill, "read-ahead");
    private volatile boolean closed;
    private Chunk current = new Chunk(new byte[0], 0, null);
    private int position;

    /**
     * Some bytes of the stream.
     *
     * @param length how many; fewer than none after the last
     * @param thrown what ended the stream, if an exception did
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Chunk(byte[] bytes, int length, Throwable thrown) {}

    private ReadAhead(InputStream in) {
        this.in = in;
        for (int i = 0; i < BUFFERS; i++) {
            spare.add(new byte[SIZE]);
        }
        thread.setDaemon(true);
    }

    /** Begins to read a stream, which nobody else may read until this is closed. */
    public static ReadAhead of(InputStream in) {
        ReadAhead ahead = new ReadAhead(in);
        ahead.thread.start();
        return ahead;
    }

    private void fill() {
        try {
            int length = 0;
            while (length >= 0) {
                byte[] buffer = spare.take();
                if (closed) {
                    return;
                }
                length = in.read(buffer);
                filled.add(new Chunk(buffer, length, null));
            }
        } catch (Throwable thrown) { // the reader throws it
            filled.add(new Chunk(new byte[0], -1, thrown));
        }
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        while (position == current.length()) {
            advance();
        }
        if (current.length() < 0) {
            return ended();
        }
        int read = Math.min(length, current.length() - position);
        System.arraycopy(current.bytes(), position, bytes, offset, read);
        position += read;
        return read;
    }

    private void advance() throws IOException {
        try {
            byte[] done = current.bytes();
            current = filled.take();
            position = 0;
            if (done.length > 0) {
                spare.add(done);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            InterruptedIOException ended = new InterruptedIOException("reading was interrupted");
            ended.initCause(interrupted);
            throw ended;
        }
    }

    private int ended() throws IOException {
        if (current.thrown() instanceof IOException failed) {
            throw failed;
        }
        if (current.thrown() instanceof RuntimeException failed) {
            throw failed;
        }
        if (current.thrown() instanceof Error failed) {
            throw failed;
        }
        return -1;
    }

    /**
     * Waits until the read under way has returned, and closes the stream. When the waiting thread is interrupted, the
     * stream is closed at once, which ends a read of a file.
     */
    @Override
    public void close() throws IOException {
        closed = true;
        boolean unused = spare.offer(new byte[0]); // wakes the thread; there is room, unless this was closed before
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}

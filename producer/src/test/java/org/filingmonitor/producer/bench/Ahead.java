package org.filingmonitor.producer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads a stream on a thread of its own, some blocks ahead of who reads this one. */
final class Ahead extends InputStream {

    private static final byte[] END = {};

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(16);
    private byte[] block = END;
    private int at;

    Ahead(InputStream in) {
        Thread reading = new Thread(() -> readAll(in), "ahead");
        reading.setDaemon(true);
        reading.start();
    }

    private void readAll(InputStream in) {
        try (in) {
            byte[] next = in.readNBytes(1 << 17);
            while (next.length > 0) {
                blocks.put(next);
                next = in.readNBytes(1 << 17);
            }
            blocks.put(END);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (at == block.length) {
            try {
                block = blocks.take();
                at = 0;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        if (block.length == 0) {
            return -1;
        }
        int count = Math.min(length, block.length - at);
        System.arraycopy(block, at, bytes, offset, count);
        at += count;
        return count;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}

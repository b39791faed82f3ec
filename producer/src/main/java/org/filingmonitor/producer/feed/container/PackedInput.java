package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.zip.Inflater;
import org.filingmonitor.producer.feed.DamagedContentException;

/** The bytes of a packed file as they come, with a view of those that come next. Numbers are little-endian. */
final class PackedInput {

    private static final int SIZE = 64 * 1024;

    private final InputStream in;
    private final IntConsumer counter;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final DamagedContentException cut = new DamagedContentException("ends before it is complete: it was cut");

    /**
     * Begins to read.
     *
     * @param counter is told how many bytes came each time
     */
    PackedInput(InputStream in, IntConsumer counter) {
        this.in = in;
        this.counter = counter;
        buffer.limit(0);
    }

    /** Tells whether so many bytes are still to come, which may be {@value #SIZE} at most. */
    boolean has(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            if (!readMore()) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that so many bytes can be read, {@value #SIZE} at most; what ends before is cut. */
    ByteBuffer need(int bytes) throws IOException {
        if (!has(bytes)) {
            throw cut;
        }
        return buffer;
    }

    int u8() throws IOException {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    int u16() throws IOException {
        return Short.toUnsignedInt(need(Short.BYTES).getShort());
    }

    long u32() throws IOException {
        return Integer.toUnsignedLong(need(Integer.BYTES).getInt());
    }

    long u64() throws IOException {
        return need(Long.BYTES).getLong();
    }

    /** Returns the byte that comes next, which stays there. */
    int next() throws IOException {
        need(1);
        return buffer.get(buffer.position());
    }

    /** Returns bytes, {@value #SIZE} at most. */
    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        need(length).get(bytes);
        return bytes;
    }

    /** Goes to the next place where four bytes are as asked for. */
    void seek(IntPredicate signature) throws IOException {
        while (!signature.test(need(Integer.BYTES).getInt(buffer.position()))) {
            skip(1);
        }
    }

    /** Passes over bytes. */
    void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            need(1);
            int step = (int) Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + step);
            left -= step;
        }
    }

    /** Reads some bytes, at least one. */
    int read(byte[] bytes, int offset, int length) throws IOException {
        need(1);
        int read = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, read);
        return read;
    }

    /** Gives an inflater the bytes that come next, at least one and so many at most. */
    void feed(Inflater inflater, long most) throws IOException {
        need(1);
        int length = (int) Math.min(most, buffer.remaining());
        inflater.setInput(buffer.array(), buffer.position(), length);
        buffer.position(buffer.position() + length);
    }

    /** Takes back what an inflater was given and did not use. */
    void takeBack(Inflater inflater) {
        buffer.position(buffer.position() - inflater.getRemaining());
        inflater.setInput(new byte[0]);
    }

    private boolean readMore() throws IOException {
        buffer.compact();
        int read = -1;
        try {
            read = in.read(buffer.array(), buffer.position(), buffer.remaining());
        } finally {
            int end = buffer.position() + Math.max(0, read);
            buffer.position(0).limit(end);
        }
        counter.accept(Math.max(0, read));
        return read >= 0;
    }
}

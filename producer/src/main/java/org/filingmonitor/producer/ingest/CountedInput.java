package org.filingmonitor.producer.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts the bytes that were read of a stream, and gives up on one that is waited for too long: 30 seconds, and a second
 * for each 10,000 bytes that came. Only the waiting counts, so that a sender is not blamed for the time its bytes take here.
 */
final class CountedInput extends FilterInputStream {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SLOWEST = 10_000;

    private final LongSupplier nanos;
    private final AtomicLong count = new AtomicLong(); // a packed body is read on another thread
    private long waited;

    /**
     * Begins to count.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     */
    CountedInput(InputStream in, LongSupplier nanos) {
        super(in);
        this.nanos = nanos;
    }

    long count() {
        return count.get();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long start = nanos.getAsLong();
        int read = super.read(bytes, offset, length);
        waited += nanos.getAsLong() - start;
        long total = count.addAndGet(Math.max(0, read));
        if (read >= 0 && waited > PATIENCE.plusSeconds(total / SLOWEST).toNanos()) {
            throw new IOException("only " + total + " bytes came in "
                    + Duration.ofNanos(waited).toSeconds() + " s: others wait, send it again when it comes faster than "
                    + SLOWEST + " bytes a second");
        }
        return read;
    }
}

package org.filingmonitor.producer.feed.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @AfterEach
    void leaveNoThread() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("read-ahead"));
    }

    @Property(tries = 50)
    void givesTheSameBytes(@ForAll @IntRange(max = 2_000_000) int length, @ForAll long seed) throws IOException {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);

        try (InputStream ahead = ReadAhead.of(new ByteArrayInputStream(bytes))) {
            assertThat(Arrays.equals(ahead.readAllBytes(), bytes)).isTrue();
            assertThat(ahead.read()).isEqualTo(-1);
            ahead.close();
        }
    }

    @Test
    void throwsWhatTheStreamThrewAfterItsBytesAndAgain() throws IOException {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {7}), new BrokenInput("the disk is broken"));
        try (InputStream ahead = ReadAhead.of(broken)) {
            assertThat(ahead.read()).isEqualTo(7);
            assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("the disk is broken");
            assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("the disk is broken");
        }
    }

    @Test
    void readsOnlyAFewBuffersAheadAndClosesTheStream() throws IOException {
        AtomicLong read = new AtomicLong();
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                read.addAndGet(length);
                return length;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (InputStream ahead = ReadAhead.of(endless)) {
            assertThat(ahead.readNBytes(1_000_000)).hasSize(1_000_000);
        }

        assertThat(closed).isTrue();
        assertThat(read.get()).isBetween(1_000_000L, 2_000_000L);
    }

    @Test
    void endsTheWaitOfAReaderThatIsInterrupted() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }
        };
        try (InputStream ahead = ReadAhead.of(slow)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(ahead::read).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            release.countDown();
        }
    }
}

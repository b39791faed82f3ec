package org.filingmonitor.producer.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedInputTest {

    private long now;

    @Test
    void givesUpOnASenderThatDripsItsFile() throws IOException {
        CountedInput input = sent(1, Duration.ofSeconds(29));

        assertThat(input.read()).isEqualTo('x');
        assertThatThrownBy(input::read)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "only 2 bytes came in 58 s: others wait, send it again when it comes faster than 10000 bytes"
                                + " a second");
    }

    @Test
    void takesAFileThatComesSlowlyButSteadily() throws IOException {
        CountedInput input = sent(10_000, Duration.ofMillis(400));

        assertThat(input.readAllBytes()).hasSize(1_000_000);
        assertThat(input.count()).isEqualTo(1_000_000);
    }

    @Test
    void doesNotBlameTheSenderForTheTimeThatItsBytesTakeHere() throws IOException {
        CountedInput input = sent(1, Duration.ofSeconds(1));

        assertThat(input.read()).isEqualTo('x');
        now += Duration.ofHours(1).toNanos();
        assertThat(input.read()).isEqualTo('x');
    }

    /** A file of a million bytes, of which so many at most come at once, and each time after a wait. */
    private CountedInput sent(int atOnce, Duration wait) {
        InputStream slow = new ByteArrayInputStream("x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                now += wait.toNanos();
                return super.read(bytes, offset, Math.min(length, atOnce));
            }
        };
        return new CountedInput(slow, () -> now);
    }
}

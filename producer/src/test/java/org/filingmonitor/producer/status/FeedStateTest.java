package org.filingmonitor.producer.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.filingmonitor.event.FeedStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedStateTest {

    private static final Instant NOW = Instant.parse("2025-08-01T10:00:00Z");

    /** Ages of the last status, of the last new filing and of the next date, which is negative while it is to come. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            # kind,    error,   status,  new filing, next,    state
            directory,  -,       PT0S,    PT0S,       -,       LIVE
            directory,  -,       PT3M,    P7D,        -,       LIVE
            directory,  -,       PT0S,    P7DT1S,     -,       QUIET
            directory,  -,       PT0S,    -,          -,       QUIET
            directory,  -,       PT3M1S,  PT0S,       -,       FAILING
            directory,  gone,    PT0S,    PT0S,       -,       FAILING
            directory,  gone,    P9D,     P9D,        -,       FAILING
            simulated,  -,       PT0S,    PT1S,       -,       LIVE
            simulated,  -,       PT4M,    PT4M,       -,       FAILING
            uspto,      -,       PT0S,    P2D,        PT-1S,   LIVE
            uspto,      -,       PT0S,    P2D,        PT0S,    LIVE
            uspto,      -,       PT0S,    P2D,        PT1S,    LATE
            uspto,      -,       PT0S,    P8D,        P1D,     LATE
            uspto,      -,       PT0S,    P8D,        PT-1S,   QUIET
            uspto,      refused, PT0S,    P8D,        P1D,     FAILING
            uspto,      -,       PT4M,    P8D,        P1D,     FAILING
            ingest,     -,       PT0S,    PT0S,       -,       LIVE
            ingest,     -,       P6D,     P6D,        -,       LIVE
            ingest,     -,       P8D,     P8D,        -,       QUIET
            ingest,     -,       P8D,     -,          -,       QUIET
            """)
    void followsFromTheLastStatus(
            String kind, String error, Duration heard, Duration fresh, Duration next, FeedState state) {
        FeedStatus status = FeedStatus.newBuilder()
                .setKind(kind)
                .setError(error)
                .setLastNewFiling(ago(fresh))
                .setNext(ago(next))
                .build();

        assertThat(FeedState.of(status, ago(heard), NOW)).isEqualTo(state);
    }

    private static Instant ago(Duration age) {
        return age == null ? null : NOW.minus(age);
    }
}

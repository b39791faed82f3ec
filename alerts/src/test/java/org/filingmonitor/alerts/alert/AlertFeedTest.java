package org.filingmonitor.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertFeedTest {

    @Test
    void writesTimesAsHttpDoes() {
        assertThat(AlertFeed.time(Instant.parse("2025-09-06T08:49:37.123Z")))
                .isEqualTo("Sat, 06 Sep 2025 08:49:37 GMT");
    }
}

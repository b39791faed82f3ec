package org.filingmonitor.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.filingmonitor.event.AlertMark;
import org.filingmonitor.event.AlertMarkKind;
import org.junit.jupiter.api.Test;

class AlertMarksTest {

    private final AlertMarks marks = new AlertMarks();

    @Test
    void listsTheMutesOfOneWatchlistAlone() {
        for (String watchlist : new String[] {"a", "a-b", "a0", "b"}) {
            marks.apply(key(watchlist, "CN-" + watchlist), true);
        }
        marks.apply(key("a", "US-1"), true);
        marks.apply(key("a", "US-2"), true);
        marks.apply(key("a", "US-2"), false);
        marks.apply("a", true);

        assertThat(marks.mutedIn("a")).containsExactly("CN-a", "US-1");
        assertThat(marks.mutedIn("a-b")).containsExactly("CN-a-b");
        assertThat(marks.mutedIn("")).isEmpty();
    }

    @Test
    void hasNoKeyForAKindThatIsNotKnown() {
        AlertMark mark = new AlertMark(AlertMarkKind.UNKNOWN, "a", "", "", Instant.EPOCH);

        assertThatThrownBy(() -> AlertMarks.key(mark)).hasMessage("it is of no kind that is known");
    }

    @Test
    void hasRoomForSoMany() {
        assertThat(marks.hasRoom(AlertMarks.MOST)).isTrue();
        marks.apply("0", true);
        marks.apply("0", true);
        assertThat(marks.hasRoom(AlertMarks.MOST - 1)).isTrue();
        assertThat(marks.hasRoom(AlertMarks.MOST)).isFalse();
    }

    @Test
    void saysWhetherARecordIsDealtWith() throws InterruptedException {
        marks.advance(5);

        assertThat(marks.awaitApplied(4, Duration.ofMillis(1))).isTrue();
        assertThat(marks.awaitApplied(5, Duration.ofMillis(1))).isFalse();
        assertThat(marks.isComplete()).isFalse();
    }

    private static String key(String watchlist, String filing) {
        return AlertMarks.key(new AlertMark(AlertMarkKind.MUTED, "", watchlist, filing, Instant.EPOCH));
    }
}

package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration TOOK = Duration.ofMillis(100);

    private final Turns turns = new Turns();
    private final List<Turns.Watch> tasks = List.of(turns.watch(), turns.watch(), turns.watch());
    private long now = 1_000_000;

    @Test
    void everyTaskGetsItsTurnWhileCountsKeepComingAlthoughTheyAlwaysLookInTheSameOrder() {
        assertThat(turnsOf(tasks, 100)).startsWith(0, 1, 2, 0, 1, 2);
    }

    @Test
    void aTaskThatIsClosedOrHasNothingToComputeHoldsNobodyUp() {
        tasks.forEach(task -> assertThat(task.turn(0, true)).isNotNull());
        tasks.get(0).close();
        turns.counted();
        assertThat(tasks.get(1).turn(now, false)).isZero();
        assertThat(tasks.get(2).turn(now, true)).isPositive();
    }

    @Test
    void aQuietTaskNeedNotWaitForTheOthers() {
        Turns.Watch last = tasks.get(2);
        Duration brief = tasks.get(0).turn(0, true);
        assertThat(brief).isPositive();
        assertThat(last.turn(0, true)).isZero();
        assertThat(last.turn(0, true)).isZero();
        assertThat(last.turn(0, true)).isGreaterThan(brief);
    }

    /** Looks so many times, with a count before each look. */
    private List<Integer> turnsOf(List<Turns.Watch> looking, int looks) {
        List<Integer> had = new ArrayList<>();
        for (int look = 0; look < looks; look++) {
            now += Turns.LOOK.toMillis();
            for (Turns.Watch task : looking) {
                turns.counted();
                if (!task.turn(now, true).isZero()) {
                    had.add(looking.indexOf(task));
                    task.ended(now, TOOK);
                }
            }
        }
        return had;
    }
}

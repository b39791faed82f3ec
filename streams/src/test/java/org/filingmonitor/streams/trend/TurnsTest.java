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
    void aTaskNeedNotWaitForTheOthersOnceItIsQuiet() {
        Turns.Watch last = tasks.get(2);
        Duration brief = tasks.get(0).turn(now, true);
        assertThat(brief).isPositive();
        assertThat(last.turn(now, true)).isZero();
        now += 1_000;
        assertThat(last.turn(now, true)).isGreaterThan(brief);
    }

    @Test
    void thatNoCountCameWhileATurnHeldTheThreadIsNoQuiet() {
        Turns.Watch first = tasks.get(0);
        Turns.Watch second = tasks.get(1);
        assertThat(first.turn(now, true)).isPositive();
        first.ended(now, Duration.ofSeconds(5));
        now += 5_000;
        assertThat(second.turn(now, true)).isZero();
        now += 1_000;
        assertThat(second.turn(now, true))
                .as("free for a second, without a count")
                .isPositive();
    }

    @Test
    void whileItStaysQuietTurnsFollowOneAnotherWithABreathBetween() {
        Turns.Watch task = tasks.get(0);
        task.turn(now, true);
        now += 1_000;
        Duration quiet = task.turn(now, true);
        task.ended(now, quiet);
        now += quiet.toMillis();
        assertThat(task.turn(now, true)).isZero();
        now += 100;
        assertThat(task.turn(now, true)).isEqualTo(quiet);
        turns.counted();
        assertThat(task.turn(now, true)).as("a count came").isLessThan(quiet);
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

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
        assertThat(turnsOf(tasks, 200)).startsWith(0, 1, 2, 0, 1, 2);
    }

    @Test
    void aTaskThatIsClosedOrHasNothingToComputeHoldsNobodyUp() {
        tasks.forEach(task -> assertThat(task.turn(0, 1)).isNotNull());
        tasks.get(0).close();
        turns.counted();
        assertThat(tasks.get(1).turn(now, 0)).isZero();
        assertThat(tasks.get(2).turn(now, 1)).isPositive();
    }

    @Test
    void aTaskNeedNotWaitForTheOthersOnceItIsQuiet() {
        Turns.Watch last = tasks.get(2);
        Duration brief = tasks.get(0).turn(now, 1);
        assertThat(brief).isPositive();
        assertThat(last.turn(now, 1)).isZero();
        now += 1_000;
        assertThat(last.turn(now, 1)).isGreaterThan(brief);
    }

    @Test
    void whereMuchWaitsTurnsAreLongAndFollowOneAnotherTaskByTask() {
        int much = 10_000;
        Turns.Watch first = tasks.get(0);
        Turns.Watch second = tasks.get(1);
        Duration brief = first.turn(now, 1);
        first.ended(now, brief, 1);
        now += brief.toMillis() + 500;
        turns.counted();
        assertThat(first.turn(now, much)).as("rests after a turn").isZero();
        now += 1_000;
        turns.counted();
        Duration turn = first.turn(now, much);
        assertThat(turn).isGreaterThan(brief);
        assertThat(second.turn(now, much)).as("one at a time").isZero();
        first.ended(now, turn, much);
        now += turn.toMillis() + 100;
        turns.counted();
        assertThat(first.turn(now, much)).as("the second waits longer").isZero();
        assertThat(second.turn(now, much)).isEqualTo(turn);
    }

    @Test
    void turnsOfABacklogDoNotHideThatItIsQuiet() {
        Turns.Watch first = tasks.get(0);
        Turns.Watch second = tasks.get(1);
        Duration free = Duration.ZERO;
        int much = 10_000;
        boolean both = false;
        while (!both && free.toMillis() < 2_000) {
            Duration turn = first.turn(now, much);
            both = !turn.isZero() && !second.turn(now, much).isZero();
            first.ended(now, turn, much);
            now += turn.toMillis() + 100;
            free = free.plusMillis(100);
        }
        assertThat(both)
                .as("once it is quiet, tasks need not wait for each other")
                .isTrue();
        assertThat(free).isBetween(Duration.ofMillis(700), Duration.ofMillis(900));
    }

    @Test
    void thatNoCountCameWhileATurnHeldTheThreadIsNoQuiet() {
        Turns.Watch first = tasks.get(0);
        Turns.Watch second = tasks.get(1);
        assertThat(first.turn(now, 1)).isPositive();
        first.ended(now, Duration.ofSeconds(5), 1);
        now += 5_000;
        assertThat(second.turn(now, 1)).isZero();
        now += 1_000;
        assertThat(second.turn(now, 1)).as("free for a second, without a count").isPositive();
    }

    @Test
    void whileItStaysQuietTurnsFollowOneAnotherWithABreathBetween() {
        Turns.Watch task = tasks.get(0);
        task.turn(now, 1);
        now += 1_000;
        Duration quiet = task.turn(now, 1);
        task.ended(now, quiet, 1);
        now += quiet.toMillis();
        assertThat(task.turn(now, 1)).isZero();
        now += 100;
        assertThat(task.turn(now, 1)).isEqualTo(quiet);
        turns.counted();
        assertThat(task.turn(now, 1)).as("a count came").isLessThan(quiet);
    }

    /** Looks so many times, with a count before each look. */
    private List<Integer> turnsOf(List<Turns.Watch> looking, int looks) {
        List<Integer> had = new ArrayList<>();
        for (int look = 0; look < looks; look++) {
            now += Turns.LOOK.toMillis();
            for (Turns.Watch task : looking) {
                turns.counted();
                if (!task.turn(now, 1).isZero()) {
                    had.add(looking.indexOf(task));
                    task.ended(now, TOOK, 1);
                }
            }
        }
        return had;
    }
}

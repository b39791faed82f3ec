package org.filingmonitor.producer.feed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.Paging;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFeedTest {

    private long nanos = 42;

    @Test
    void bringsOneFilingInTenSecondsAtATenthOfAFilingPerSecond() {
        SimulatedFeed feed = feed(0.1);

        assertThat(round(feed, 0)).isZero();
        pass(Duration.ofMillis(9_999));
        assertThat(round(feed, 0)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(round(feed, 0)).isEqualTo(1);
        assertThat(round(feed, 1)).isEqualTo(1);
    }

    @Test
    void bringsFiveThousandPerSecondInPages() {
        SimulatedFeed feed = feed(5_000);
        assertThat(feed.next("")).isEmpty();

        pass(Duration.ofMillis(1_001));
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        for (Optional<FeedPage> page = feed.next(cursor); page.isPresent(); page = feed.next(cursor)) {
            sizes.add(page.get().documents().size());
            cursor = page.get().cursor();
            pass(Duration.ofMillis(20));
        }

        assertThat(sizes).hasSize(11).startsWith(Paging.SIZE).endsWith(5);
        assertThat(cursor).isEqualTo("5005");
        assertThat(round(feed, 5005)).isEqualTo(5_000 + 5 + 11 * 20 * 5);
    }

    /** However the questions fall, as long as none comes more than ten seconds after the one before. */
    @Property(tries = 200)
    void neverDrifts(
            @ForAll @DoubleRange(min = 0.5, max = 500) double rate,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 9_000) Integer> pauses) {
        nanos = 0;
        SimulatedFeed feed = feed(rate);
        long index = round(feed, 0);
        for (int pause : pauses) {
            pass(Duration.ofMillis(pause));
            index = round(feed, index);
        }

        assertThat(index).isEqualTo((long) (rate * nanos / 1e9));
    }

    @Test
    void catchesUpOnTenSecondsAfterALongerPause() {
        SimulatedFeed feed = feed(50);
        assertThat(round(feed, 0)).isZero();

        pass(Duration.ofHours(8));
        assertThat(round(feed, 0)).isEqualTo(500);

        pass(Duration.ofSeconds(2));
        assertThat(round(feed, 500)).isEqualTo(600);
    }

    @Test
    void goesOnExactlyWhereItStoppedAtAnyRate() {
        SimulatedFeed before = feed(100);
        round(before, 0);
        pass(Duration.ofSeconds(1));
        FeedPage first = before.next("").orElseThrow();
        SimulatedFeed after = feed(3);
        assertThat(after.next(first.cursor())).isEmpty();
        pass(Duration.ofSeconds(1));
        FeedPage second = after.next(first.cursor()).orElseThrow();

        List<FilingObservation> brought = new ArrayList<>();
        first.documents().forEach(one -> brought.add(((Observed) one).observation()));
        second.documents().forEach(one -> brought.add(((Observed) one).observation()));

        SimulatedFilings truth = new SimulatedFilings(1);
        assertThat(brought).hasSize(103);
        for (int index = 0; index < brought.size(); index++) {
            assertThat(brought.get(index)).isEqualTo(truth.observation(index));
        }
    }

    @Test
    void bringsAPageAgainThatCouldNotBePublished() {
        SimulatedFeed feed = feed(100);
        round(feed, 0);
        pass(Duration.ofSeconds(1));

        assertThat(feed.next("")).isPresent().isEqualTo(feed.next(""));
    }

    @Test
    void saysThatItIsSimulated() {
        SimulatedFeed feed = feed(1);

        assertThat(feed.name()).isEqualTo("simulated:1");
        assertThat(feed.kind()).isEqualTo("simulated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5"})
    void refusesADamagedCursor(String cursor) {
        assertThatThrownBy(() -> feed(1).next(cursor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is damaged: " + cursor);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 10_001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatIsNone(double rate) {
        assertThatThrownBy(() -> new Simulation(rate, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be more than 0 and at most 10000");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000})
    void refusesASeedThatDoesNotFitIntoAnApplicationNumber(int seed) {
        assertThatThrownBy(() -> new Simulation(1, seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must lie between 0 and 999999");
    }

    private SimulatedFeed feed(double rate) {
        return new SimulatedFeed(new Simulation(rate, 1), () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Takes all pages of a round and returns the index after them. */
    private static long round(SimulatedFeed feed, long index) {
        String cursor = index == 0 ? "" : String.valueOf(index);
        for (Optional<FeedPage> page = feed.next(cursor); page.isPresent(); page = feed.next(cursor)) {
            cursor = page.get().cursor();
        }
        return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    }
}

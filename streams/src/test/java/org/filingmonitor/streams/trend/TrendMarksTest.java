package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrendMarksTest {

    private static final YearMonth MONTH = YearMonth.parse("2025-07");

    private final KeyValueStore<String, String> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("marks"), Serdes.String(), Serdes.String())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<String, String>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyScopeGetsItsTurnWhileAnotherIsMarkedAllTheTime() {
        TrendMarks marks = new TrendMarks(store);
        List.of("owner:a", "owner:a b", "owner:b").forEach(scope -> marks.mark(place(scope, "group"), Reach.MONTH));
        List<String> turns = new ArrayList<>();
        String last = "";
        for (int turn = 0; turn < 5; turn++) {
            marks.mark(place("all", "subgroup"), Reach.LATER_MONTHS);
            List<Mark> marked = marks.nextAfter(last);
            last = marked.get(0).place().scope();
            turns.add(last);
            marks.clear(marked);
        }
        assertThat(turns).containsExactly("all", "owner:a", "owner:a b", "owner:b", "all");
        assertThat(marks.nextAfter(last)).isEmpty();
        assertThat(marks.scopes()).isZero();
    }

    @Test
    void theMarksOfAScopeComeTogetherWithTheFarthestReachAndOutliveARestart() {
        TrendMarks marks = new TrendMarks(store);
        marks.mark(place("all", ""), Reach.LATER_MONTHS);
        marks.mark(place("all", ""), Reach.MONTH);
        marks.mark(place("all", "subgroup"), Reach.MONTH);
        marks.mark(place("owner:a", ""), Reach.MONTH);

        List<Mark> ofAll = List.of(
                new Mark(place("all", ""), Reach.LATER_MONTHS), new Mark(place("all", "subgroup"), Reach.MONTH));
        assertThat(marks.nextAfter("")).isEqualTo(ofAll);
        TrendMarks restarted = new TrendMarks(store);
        assertThat(restarted.nextAfter("")).isEqualTo(ofAll);
        restarted.clear(ofAll);
        assertThat(new TrendMarks(store).nextAfter("all")).containsExactly(new Mark(place("owner:a", ""), Reach.MONTH));
    }

    @Test
    void areGoneOnceTheyAreCleared() {
        TrendMarks marks = new TrendMarks(store);
        assertThat(marks.scopes()).isZero();
        marks.mark(place("owner:a", "group"), Reach.MONTH);
        assertThat(marks.scopes()).isPositive();
        marks.clear(marks.nextAfter(""));
        assertThat(marks.scopes()).isZero();
        assertThat(marks.nextAfter("")).isEmpty();
        assertThat(new TrendMarks(store).scopes()).isZero();
    }

    private static TrendPlace place(String scope, String level) {
        return new TrendPlace(scope, level, MONTH);
    }
}

package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With RocksDB, whose iterators are what it rests on. */
class MonthInWorkTest {

    private static final TrendPlace PLACE = new TrendPlace("all", "subgroup", YearMonth.parse("2025-07"));
    private static final int SYMBOLS = 100;

    private KeyValueStore<String, MonthRow> counts;
    private KeyValueStore<String, IpcTrend> rows;
    private final Map<String, IpcTrend> out = new HashMap<>();

    @BeforeEach
    void open(@TempDir Path directory) {
        MockProcessorContext<String, String> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        counts = store("counts", SingleObjectSerde.of(MonthRow.class), context);
        rows = store("rows", SingleObjectSerde.of(IpcTrend.class), context);
    }

    private static <V> KeyValueStore<String, V> store(
            String name, Serde<V> values, MockProcessorContext<String, String> context) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    @AfterEach
    void close() {
        counts.close();
        rows.close();
    }

    @Test
    void countsThatMoveMeanwhileHaveNoPartInIt() {
        count(SYMBOLS, 3);
        compute(() -> {});
        assertThat(out).hasSize(SYMBOLS).allSatisfy((symbol, row) -> {
            assertThat(row.getCount()).isEqualTo(3);
            assertThat(row.getShare()).isEqualTo(3.0 / (3 * SYMBOLS));
        });

        out.clear();
        count(SYMBOLS, 5);
        int turns = compute(() -> count(SYMBOLS, 7));
        assertThat(turns).as("of 100 symbols read and 100 rows, some at a time").isGreaterThan(10);
        assertThat(out).hasSize(SYMBOLS).allSatisfy((symbol, row) -> {
            assertThat(row.getCount()).isEqualTo(5);
            assertThat(row.getShare()).isEqualTo(5.0 / (5 * SYMBOLS));
        });
    }

    @Test
    void putsInPlaceWhatDiffersAlone() {
        count(SYMBOLS, 3);
        compute(() -> {});
        out.clear();
        compute(() -> {});
        assertThat(out).isEmpty();

        counts.delete(row("S050").storeKey("all"));
        counts.put(row("S9").storeKey("all"), counted(3));
        compute(() -> {});
        assertThat(out).hasSize(2).containsEntry("S050", null).containsKey("S9");
        assertThat(rows.get(PLACE.storeKey("S050"))).isNull();
        assertThat(rows.get(PLACE.storeKey("S9"))).isEqualTo(out.get("S9"));
    }

    @Test
    void goesOnFromMonthToMonthAndOverGaps() {
        List<TrendPlace> months = Stream.of("2024-05", "2024-06", "2024-07", "2025-07", "2026-01")
                .map(YearMonth::parse)
                .map(PLACE::at)
                .toList();
        months.forEach(month -> count(SYMBOLS, month.month().getMonthValue(), month.month()));
        Map<TrendPlace, Map<String, IpcTrend>> alone = new HashMap<>();
        months.forEach(month -> {
            compute(month, () -> {});
            alone.put(month, Map.copyOf(out));
            out.clear();
        });
        try (var held = rows.all()) {
            held.forEachRemaining(row -> rows.delete(row.key));
        }

        Map<TrendPlace, Map<String, IpcTrend>> together = new HashMap<>();
        TrendCounts stored = new TrendCounts(counts);
        try (MonthInWork work = new MonthInWork(stored, rows)) {
            for (TrendPlace month : months) {
                work.begin(month, stored.totals(PLACE.scope()));
                assertThat(work.go(() -> true, row -> out.put(row.key().getSymbol(), row.trend())))
                        .isTrue();
                together.put(month, Map.copyOf(out));
                out.clear();
            }
        }
        assertThat(together).isEqualTo(alone);
        assertThat(together.get(months.get(3)).get("S001").getYearAgo()).isEqualTo(7);
    }

    /** Computes the month with a clock that never leaves time for a second piece, and returns how many turns it took. */
    private int compute(Runnable between) {
        return compute(PLACE, between);
    }

    private int compute(TrendPlace place, Runnable between) {
        int turns = 1;
        TrendCounts stored = new TrendCounts(counts);
        try (MonthInWork month = new MonthInWork(stored, rows)) {
            month.begin(place, stored.totals(place.scope()));
            while (!month.go(() -> false, row -> out.put(row.key().getSymbol(), row.trend()))) {
                between.run();
                turns++;
            }
        }
        return turns;
    }

    private void count(int symbols, int filings) {
        count(symbols, filings, PLACE.month());
    }

    private void count(int symbols, int filings, YearMonth month) {
        for (int i = 0; i < symbols; i++) {
            counts.put(row("S%03d".formatted(i), month).storeKey("all"), counted(filings));
        }
        counts.put(new CountRow(CountRow.TOTAL, "", "", month.toString()).storeKey("all"), counted(symbols * filings));
    }

    private static CountRow row(String symbol) {
        return row(symbol, PLACE.month());
    }

    private static CountRow row(String symbol, YearMonth month) {
        return new CountRow(CountRow.IPC, "subgroup", symbol, month.toString());
    }

    private static MonthRow counted(int filings) {
        return new MonthRow(filings, filings, List.of(new DayCount(1, filings, filings)));
    }
}

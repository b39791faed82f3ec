package org.filingmonitor.streams.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.streams.trend.TrendRows.Row;

/**
 * The trends of one month on their way, and then those of another. The latest month of everything has tens of thousands of
 * symbols: they are read and put in place a piece at a time, since other work waits for the thread. Only the computation is
 * done in one go, which takes some ten microseconds a symbol. What comes of it are the trends of the counts as they were when
 * the month was begun. Months that follow one another are read on, each once.
 */
final class MonthInWork implements AutoCloseable {

    /** Rows of a piece. */
    private static final int PIECE = 16;

    private final TrendCounts counts;
    private final KeyValueStore<String, IpcTrend> store;
    private TrendPlace place;
    private StoredMonths months;
    private HeldRows held;
    private TrendRows rows;

    MonthInWork(TrendCounts counts, KeyValueStore<String, IpcTrend> store) {
        this.counts = counts;
        this.store = store;
    }

    /**
     * Begins a month. What was read for the one before is used, if this is the next: so counts must not have moved since.
     *
     * @param totals of its scope, as they are now
     */
    void begin(TrendPlace next, ScopeTotals totals) {
        if (months == null || !months.leadTo(next)) {
            close();
            months = new StoredMonths(counts, totals, next);
            held = new HeldRows(store, next);
        }
        place = next;
        rows = null;
    }

    /** Returns the month that was begun last. */
    TrendPlace place() {
        return place;
    }

    /** Does a piece at least and goes on while there is time; tells whether the month is done. */
    boolean go(BooleanSupplier time, Consumer<Row> differing) {
        boolean done = piece(differing);
        while (!done && time.getAsBoolean()) {
            done = piece(differing);
        }
        return done;
    }

    private boolean piece(Consumer<Row> differing) {
        List<Row> moved = new ArrayList<>();
        boolean done = false;
        for (int row = 0; row < PIECE && !done; row++) {
            if (rows == null) {
                read();
            } else if (rows.hasNext()) {
                rows.next().ifPresent(moved::add);
            } else {
                done = true;
            }
        }
        store.putAll(moved.stream()
                .map(row -> KeyValue.pair(place.storeKey(row.key().getSymbol()), row.trend()))
                .toList());
        moved.forEach(differing);
        return done;
    }

    private void read() {
        if (!months.read()) {
            rows = new TrendRows(place, MonthTrends.of(months, place.month()), held);
        }
    }

    /** Lets go of what was read. */
    @Override
    public void close() {
        if (months != null) {
            months.close();
            held.close();
            months = null;
        }
    }
}

package org.filingmonitor.streams.trend;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.streams.trend.TrendRows.Row;

/**
 * The trends of one month on their way. The latest month of everything has tens of thousands of symbols: they are read and
 * put in place a piece at a time, since other work waits for the thread. Only the computation is done in one go, which takes
 * some ten microseconds a symbol. What comes of it are the trends of the counts as they were when it was begun.
 */
final class MonthInWork implements AutoCloseable {

    /** Rows of a piece. */
    private static final int PIECE = 16;

    private final TrendPlace place;
    private final StoredMonths months;
    private final KeyValueStore<String, IpcTrend> store;
    private TrendRows rows;

    /** Begins the trends of the month that was begun last. */
    MonthInWork(TrendPlace place, StoredMonths months, KeyValueStore<String, IpcTrend> store) {
        this.place = place;
        this.months = months;
        this.store = store;
    }

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
        for (int row = 0; row < PIECE; row++) {
            if (rows == null) {
                read();
            } else if (rows.hasNext()) {
                rows.next().ifPresent(differing);
            } else {
                rows.close();
                return true;
            }
        }
        return false;
    }

    private void read() {
        if (!months.read()) {
            rows = new TrendRows(store, place, MonthTrends.of(months, place.month()));
        }
    }

    @Override
    public void close() {
        months.close();
        if (rows != null) {
            rows.close();
        }
    }
}

package org.filingmonitor.streams.trend;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.IpcTrend;

/** The rows of a scope's level that went out, from a month on, as they were when the reading began. */
final class HeldRows implements AutoCloseable {

    private final KeyValueIterator<String, IpcTrend> rows;

    HeldRows(KeyValueStore<String, IpcTrend> store, TrendPlace from) {
        this.rows = store.range(from.prefix(), TrendPlace.prefix(from.scope(), from.level()) + TrendPlace.AFTER);
    }

    /** Returns the next symbol of a month, which is not before those asked for so far; null if it has no more. */
    String nextSymbol(TrendPlace month) {
        String key = rows.hasNext() ? rows.peekNextKey() : "";
        return key.startsWith(month.prefix()) ? month.symbol(key) : null;
    }

    /** Returns the row of that symbol, and goes on to the next. */
    IpcTrend next() {
        KeyValue<String, IpcTrend> row = rows.next();
        return row.value;
    }

    @Override
    public void close() {
        rows.close();
    }
}

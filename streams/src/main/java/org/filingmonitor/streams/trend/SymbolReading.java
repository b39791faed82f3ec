package org.filingmonitor.streams.trend;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.streams.state.MonthRow;

/**
 * Reads the symbols of a month one after the other. However long that takes, they are as they were when it began: an
 * iterator of RocksDB sees nothing that is put into the store later.
 */
final class SymbolReading implements AutoCloseable {

    private final KeyValueIterator<String, MonthRow> rows;
    private final int prefix;
    private final Map<String, Integer> filings = new HashMap<>();

    SymbolReading(KeyValueIterator<String, MonthRow> rows, int prefix) {
        this.rows = rows;
        this.prefix = prefix;
    }

    /** Reads the next symbol; returns false, and closes the iterator, once there is none. */
    boolean next() {
        if (!rows.hasNext()) {
            rows.close();
            return false;
        }
        KeyValue<String, MonthRow> row = rows.next();
        if (row.value.getFilings() > 0) {
            filings.put(row.key.substring(prefix), row.value.getFilings());
        }
        return true;
    }

    /** Returns the filings of each symbol that has any, of those read. */
    Map<String, Integer> filings() {
        return filings;
    }

    @Override
    public void close() {
        rows.close();
    }
}

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.state.MonthRow;

/**
 * Reads the symbols of a scope's level row by row, in order of the months. However long that takes, they are as they were
 * when it began: an iterator of RocksDB sees nothing that is put into the store later.
 */
final class SymbolReading implements AutoCloseable {

    private final KeyValueIterator<String, MonthRow> rows;
    private final int prefix;
    private final TreeMap<YearMonth, Map<String, Integer>> months = new TreeMap<>();

    /** The month that has been reached, and what its keys begin with. */
    private YearMonth month;

    private String start = "";

    /**
     * Begins.
     *
     * @param rows of one scope and level
     * @param prefix length of what stands before the month in their keys
     */
    SymbolReading(KeyValueIterator<String, MonthRow> rows, int prefix) {
        this.rows = rows;
        this.prefix = prefix;
    }

    /** Reads the next row, unless that is one of a later month than the given one; returns false if so. */
    boolean next(YearMonth upTo) {
        if (!rows.hasNext() || goTo(rows.peekNextKey()).isAfter(upTo)) {
            return false;
        }
        KeyValue<String, MonthRow> row = rows.next();
        if (row.value.getFilings() > 0) {
            String symbol = row.key.substring(start.length());
            months.computeIfAbsent(month, read -> new HashMap<>()).put(symbol, row.value.getFilings());
        }
        return true;
    }

    /** Returns the month of a key: as long as that is the same, it is not read again. */
    private YearMonth goTo(String key) {
        if (start.isEmpty() || !key.startsWith(start)) {
            start = key.substring(0, key.indexOf(CountRow.DIVIDER, prefix) + CountRow.DIVIDER.length());
            month = YearMonth.parse(start.substring(prefix, start.length() - CountRow.DIVIDER.length()));
        }
        return month;
    }

    /** Returns the filings of each symbol that has any in a month, of those read. */
    Map<String, Integer> filings(YearMonth month) {
        return months.getOrDefault(month, Map.of());
    }

    /** Forgets what lies before a month. */
    void forgetBefore(YearMonth month) {
        months.headMap(month).clear();
    }

    @Override
    public void close() {
        rows.close();
    }
}

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.state.MonthRow;

/** The monthly counts of filings as the trends need them: by month, and which months have any. */
record TrendCounts(ReadOnlyKeyValueStore<String, MonthRow> rows) {

    /** Sorts after every month, and after every row of a month. */
    private static final String AFTER = "~";

    /** Begins to read the filings of each symbol of a level, from a month on. */
    SymbolReading symbols(TrendPlace from) {
        String prefix = CountRow.prefix(from.scope(), CountRow.IPC, from.level());
        return new SymbolReading(rows.range(prefix + from.month(), prefix + AFTER), prefix.length());
    }

    /** Returns the filings of a scope by month. */
    ScopeTotals totals(String scope) {
        String prefix = prefix(scope);
        TreeMap<YearMonth, MonthRow> months = new TreeMap<>();
        try (KeyValueIterator<String, MonthRow> totals = rows.range(prefix, prefix + AFTER)) {
            while (totals.hasNext()) {
                var total = totals.next();
                if (total.value.getFilings() > 0) {
                    months.put(month(total.key, prefix), total.value);
                }
            }
        }
        return new ScopeTotals(months);
    }

    private static YearMonth month(String key, String prefix) {
        return YearMonth.parse(key.substring(prefix.length(), key.length() - CountRow.DIVIDER.length()));
    }

    private static String prefix(String scope) {
        return CountRow.prefix(scope, CountRow.TOTAL, "");
    }
}

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;

/** The monthly counts of filings as the trends need them: by month, and which months have any. */
record TrendCounts(ReadOnlyKeyValueStore<String, MonthRow> rows) {

    /** Sorts after every month, and after every row of a month. */
    private static final String AFTER = "~";

    /** Begins to read the filings of each symbol of a level in a month. */
    SymbolReading symbols(TrendPlace place) {
        String prefix = CountRow.prefix(
                place.scope(), CountRow.IPC, place.level(), place.month().toString());
        return new SymbolReading(rows.prefixScan(prefix, new StringSerializer()), prefix.length());
    }

    /** Returns the filings of a scope in a month. */
    int total(String scope, YearMonth month) {
        MonthRow total = row(scope, month);
        return total == null ? 0 : total.getFilings();
    }

    /** Returns the latest day of a month on which a scope has a filing; 0 if there is none. */
    int lastDay(String scope, YearMonth month) {
        MonthRow total = row(scope, month);
        return total == null ? 0 : lastDay(total);
    }

    private MonthRow row(String scope, YearMonth month) {
        return rows.get(prefix(scope) + month + CountRow.DIVIDER);
    }

    private static int lastDay(MonthRow total) {
        return total.getDays().stream()
                .filter(day -> day.getFilings() > 0)
                .mapToInt(DayCount::getDay)
                .max()
                .orElse(0);
    }

    /** Returns the first month in which a scope has a filing. */
    Optional<YearMonth> first(String scope) {
        return firstOf(rows.range(prefix(scope), prefix(scope) + AFTER), scope);
    }

    /** Returns the last month in which a scope has a filing. */
    Optional<YearMonth> last(String scope) {
        return firstOf(rows.reverseRange(prefix(scope), prefix(scope) + AFTER), scope);
    }

    /** Returns the last month before a month in which the scope has a filing. */
    Optional<YearMonth> before(TrendPlace place) {
        String prefix = prefix(place.scope());
        return firstOf(rows.reverseRange(prefix, prefix + place.month()), place.scope());
    }

    /** Returns the first month after a month in which the scope has a filing. */
    Optional<YearMonth> after(TrendPlace place) {
        String prefix = prefix(place.scope());
        return firstOf(rows.range(prefix + place.month() + AFTER, prefix + AFTER), place.scope());
    }

    /** A month may have documents and no filing. */
    private static Optional<YearMonth> firstOf(KeyValueIterator<String, MonthRow> totals, String scope) {
        try (totals) {
            while (totals.hasNext()) {
                var total = totals.next();
                if (total.value.getFilings() > 0) {
                    int month = prefix(scope).length();
                    return Optional.of(YearMonth.parse(total.key.substring(month, total.key.length() - 1)));
                }
            }
            return Optional.empty();
        }
    }

    private static String prefix(String scope) {
        return CountRow.prefix(scope, CountRow.TOTAL, "");
    }
}

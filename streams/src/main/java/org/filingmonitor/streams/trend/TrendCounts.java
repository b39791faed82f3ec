package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.streams.state.MonthCount;

/**
 * The monthly counts as the trends need them, month by month: the same numbers as in the topic, in an order in which the
 * symbols of a month are one range.
 */
record TrendCounts(KeyValueStore<String, MonthCount> store) {

    /** Sorts after every month. */
    private static final String AFTER_MONTHS = "~";

    /** Returns a symbol's count; null if it has none. */
    MonthCount get(TrendPlace place, String symbol) {
        return store.get(place.storeKey(symbol));
    }

    /** Holds a symbol's count from now on; null forgets it. Tells whether that is news. */
    boolean put(TrendPlace place, String symbol, MonthCount count) {
        String key = place.storeKey(symbol);
        if (Objects.equals(store.get(key), count)) {
            return false;
        }
        store.put(key, count);
        return true;
    }

    Map<String, Integer> symbols(TrendPlace place) {
        Map<String, Integer> symbols = new HashMap<>();
        try (KeyValueIterator<String, MonthCount> month = store.prefixScan(place.prefix(), new StringSerializer())) {
            month.forEachRemaining(row -> symbols.put(place.symbol(row.key), row.value.getCount()));
        }
        return symbols;
    }

    /** Returns the first month in which a scope has a filing. */
    Optional<YearMonth> first(String scope) {
        String prefix = TrendPlace.prefix(scope, "");
        try (KeyValueIterator<String, MonthCount> months = store.range(prefix, prefix + AFTER_MONTHS)) {
            return month(months, scope);
        }
    }

    /** Returns the last month in which a scope has a filing. */
    Optional<YearMonth> last(String scope) {
        String prefix = TrendPlace.prefix(scope, "");
        try (KeyValueIterator<String, MonthCount> months = store.reverseRange(prefix, prefix + AFTER_MONTHS)) {
            return month(months, scope);
        }
    }

    private static Optional<YearMonth> month(KeyValueIterator<String, MonthCount> months, String scope) {
        int start = TrendPlace.prefix(scope, "").length();
        return months.hasNext()
                ? Optional.of(YearMonth.parse(months.next().key.substring(start, start + "yyyy-MM".length())))
                : Optional.empty();
    }
}

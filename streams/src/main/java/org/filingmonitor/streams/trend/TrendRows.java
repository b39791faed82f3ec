package org.filingmonitor.streams.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;

/** The rows that went out, which tell those that differ from those that are computed. */
record TrendRows(KeyValueStore<String, IpcTrend> store) {

    /**
     * A row that differs.
     *
     * @param trend the row as it is now; null if it is gone
     */
    record Row(TrendKey key, IpcTrend trend) {}

    /** Puts the rows of a month in place of those that were there, and returns those that differ. */
    List<Row> replace(TrendPlace place, Map<String, IpcTrend> computed) {
        Map<String, IpcTrend> held = held(place);
        Set<String> symbols = new TreeSet<>(held.keySet());
        symbols.addAll(computed.keySet());
        List<Row> differing = new ArrayList<>();
        for (String symbol : symbols) {
            IpcTrend trend = computed.get(symbol);
            if (trend == null || !trend.equals(held.get(symbol))) {
                store.put(place.storeKey(symbol), trend);
                TrendKey key = new TrendKey(
                        place.scope(), place.level(), symbol, place.month().toString());
                differing.add(new Row(key, trend));
            }
        }
        return differing;
    }

    private Map<String, IpcTrend> held(TrendPlace place) {
        Map<String, IpcTrend> held = new HashMap<>();
        try (KeyValueIterator<String, IpcTrend> rows = store.prefixScan(place.prefix(), new StringSerializer())) {
            rows.forEachRemaining(row -> held.put(place.symbol(row.key), row.value));
        }
        return held;
    }
}

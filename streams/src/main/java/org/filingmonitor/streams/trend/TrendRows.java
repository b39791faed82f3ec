package org.filingmonitor.streams.trend;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;

/** Puts the computed rows of a month in place of those that went out before, one after the other. */
final class TrendRows implements AutoCloseable {

    /**
     * A row that differs.
     *
     * @param trend the row as it is now; null if it is gone
     */
    record Row(TrendKey key, IpcTrend trend) {}

    private final KeyValueStore<String, IpcTrend> store;
    private final TrendPlace place;
    private final TreeMap<String, IpcTrend> computed;
    private final KeyValueIterator<String, IpcTrend> held;

    TrendRows(KeyValueStore<String, IpcTrend> store, TrendPlace place, SortedMap<String, IpcTrend> computed) {
        this.store = store;
        this.place = place;
        this.computed = new TreeMap<>(computed);
        this.held = store.prefixScan(place.prefix(), new StringSerializer());
    }

    boolean hasNext() {
        return held.hasNext() || !computed.isEmpty();
    }

    /** Puts the next row in place, and returns it if it differs from the one that was there. */
    Optional<Row> next() {
        String symbol = nextSymbol();
        boolean isHeld = held.hasNext() && place.symbol(held.peekNextKey()).equals(symbol);
        IpcTrend before = isHeld ? held.next().value : null;
        IpcTrend after = computed.remove(symbol);
        if (Objects.equals(before, after)) {
            return Optional.empty();
        }
        store.put(place.storeKey(symbol), after);
        String month = place.month().toString();
        return Optional.of(new Row(new TrendKey(place.scope(), place.level(), symbol, month), after));
    }

    /** Symbols are of ASCII: the store has them in the same order. */
    private String nextSymbol() {
        if (!held.hasNext()) {
            return computed.firstKey();
        }
        String next = place.symbol(held.peekNextKey());
        return computed.isEmpty() || next.compareTo(computed.firstKey()) < 0 ? next : computed.firstKey();
    }

    @Override
    public void close() {
        held.close();
    }
}

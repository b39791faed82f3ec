package org.filingmonitor.streams.trend;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;

/** Compares the computed rows of a month with those that went out before, one after the other. */
final class TrendRows {

    /**
     * A row that differs.
     *
     * @param trend the row as it is now; null if it is gone
     */
    record Row(TrendKey key, IpcTrend trend) {}

    private final TrendPlace place;
    private final TreeMap<String, IpcTrend> computed;
    private final HeldRows held;

    TrendRows(TrendPlace place, SortedMap<String, IpcTrend> computed, HeldRows held) {
        this.place = place;
        this.computed = new TreeMap<>(computed);
        this.held = held;
    }

    boolean hasNext() {
        return !computed.isEmpty() || held.nextSymbol(place) != null;
    }

    /** Returns the next row if it differs from the one that went out. */
    Optional<Row> next() {
        String there = held.nextSymbol(place);
        // Symbols are of ASCII: the store has them in the same order.
        boolean isHeld = there != null && (computed.isEmpty() || there.compareTo(computed.firstKey()) <= 0);
        String symbol = isHeld ? there : computed.firstKey();
        IpcTrend before = isHeld ? held.next() : null;
        IpcTrend after = computed.remove(symbol);
        if (Objects.equals(before, after)) {
            return Optional.empty();
        }
        String month = place.month().toString();
        return Optional.of(new Row(new TrendKey(place.scope(), place.level(), symbol, month), after));
    }
}

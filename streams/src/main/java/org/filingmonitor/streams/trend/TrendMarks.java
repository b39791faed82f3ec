package org.filingmonitor.streams.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which months have to be computed anew. The store makes them survive a restart; the copy in memory spares it a write for
 * each count of a month that is marked already.
 */
final class TrendMarks {

    /** How far a change reaches. */
    enum Reach {
        /** Into the month itself. */
        MONTH,
        /** Into the months after it too, as many as are compared with it. */
        LATER_MONTHS
    }

    /** Sorts after every level. */
    private static final String AFTER_LEVELS = "~";

    private final KeyValueStore<String, String> store;
    private final TreeMap<String, Reach> marks = new TreeMap<>();

    TrendMarks(KeyValueStore<String, String> store) {
        this.store = store;
        try (KeyValueIterator<String, String> all = store.all()) {
            all.forEachRemaining(mark -> marks.put(mark.key, Reach.valueOf(mark.value)));
        }
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Marks a month; the empty level stands for all. The farther of two reaches holds. */
    void mark(TrendPlace place, Reach reach) {
        String key = place.storeKey();
        Reach marked = marks.get(key);
        if (marked == null || marked.compareTo(reach) < 0) {
            marks.put(key, reach);
            store.put(key, reach.name());
        }
    }

    /** A marked month. */
    record Mark(TrendPlace place, Reach reach) {}

    /** Returns the marks of the first scope after another one that has any; after the last scope comes the first. */
    List<Mark> nextAfter(String other) {
        String later = marks.higherKey(TrendPlace.prefix(other, AFTER_LEVELS));
        String scope =
                TrendPlace.ofStoreKey(later == null ? marks.firstKey() : later).scope();
        List<Mark> next = new ArrayList<>();
        for (var mark : marks.tailMap(TrendPlace.prefix(scope, "")).entrySet()) {
            TrendPlace place = TrendPlace.ofStoreKey(mark.getKey());
            if (!place.scope().equals(scope)) {
                break;
            }
            next.add(new Mark(place, mark.getValue()));
        }
        return next;
    }

    /** Forgets marks whose months were computed. */
    void clear(List<Mark> done) {
        for (Mark mark : done) {
            marks.remove(mark.place().storeKey());
            store.delete(mark.place().storeKey());
        }
    }
}

package org.filingmonitor.streams.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which months have to be computed anew. They stand in the store, however many there are; whoever asks it again and again
 * for the same month is spared by the store's cache. In memory are the names of the scopes that have any, since to look for
 * the next one in the store would cost as much as there is in its cache.
 */
final class TrendMarks {

    /** How far a change reaches. */
    enum Reach {
        /** Nothing changed, but there was no time to finish the month. */
        BEGUN,
        /** Into the month itself. */
        MONTH,
        /** Into the months after it too, as many as are compared with it. */
        LATER_MONTHS,
        /** Moreover, into the scope's last month before it, and its next one with as many after that. */
        NEIGHBOURS
    }

    private final KeyValueStore<String, String> store;
    private final TreeSet<String> scopes = new TreeSet<>();

    TrendMarks(KeyValueStore<String, String> store) {
        this.store = store;
        read(store.all()).forEach(mark -> scopes.add(mark.place().scope()));
    }

    /** Returns how many scopes have marks. */
    int scopes() {
        return scopes.size();
    }

    /** Marks a month; the empty level stands for all. The farther of two reaches holds. */
    void mark(TrendPlace place, Reach reach) {
        String key = place.storeKey();
        String marked = store.get(key);
        if (marked == null || Reach.valueOf(marked).compareTo(reach) < 0) {
            store.put(key, reach.name());
        }
        scopes.add(place.scope());
    }

    /** A marked month. */
    record Mark(TrendPlace place, Reach reach) {}

    /**
     * Returns the marks of the first scope after another one that has any; after the last scope comes the first. Empty if
     * there are none.
     */
    List<Mark> nextAfter(String other) {
        if (scopes.isEmpty()) {
            return List.of();
        }
        String later = scopes.higher(other);
        return of(later == null ? scopes.first() : later);
    }

    private List<Mark> of(String scope) {
        return read(store.range(TrendPlace.prefix(scope, ""), TrendPlace.prefix(scope, TrendPlace.AFTER)));
    }

    private static List<Mark> read(KeyValueIterator<String, String> marks) {
        List<Mark> read = new ArrayList<>();
        try (marks) {
            while (marks.hasNext()) {
                KeyValue<String, String> mark = marks.next();
                read.add(new Mark(TrendPlace.ofStoreKey(mark.key), Reach.valueOf(mark.value)));
            }
        }
        return read;
    }

    /** Forgets a month that was begun and is done, unless something changed meanwhile. */
    void finish(TrendPlace place) {
        if (Reach.BEGUN.name().equals(store.get(place.storeKey()))) {
            store.delete(place.storeKey());
            if (of(place.scope()).isEmpty()) {
                scopes.remove(place.scope());
            }
        }
    }

    /** Forgets the marks of a scope, whose months were computed. */
    void clear(List<Mark> done) {
        done.forEach(mark -> {
            store.put(mark.place().storeKey(), null); // unlike delete, which reads what was there
            scopes.remove(mark.place().scope());
        });
    }
}

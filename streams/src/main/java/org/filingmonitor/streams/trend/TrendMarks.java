package org.filingmonitor.streams.trend;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which months have to be computed anew. They stand in the store alone, however many there are; whoever asks it again and
 * again for the same month is spared by the store's cache.
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

    /** False once none was found, so that to look costs nothing while there is none. */
    private boolean any = true;

    TrendMarks(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** Tells whether there may be marks; only to ask for the next ones says for sure. */
    boolean any() {
        return any;
    }

    /** Marks a month; the empty level stands for all. The farther of two reaches holds. */
    void mark(TrendPlace place, Reach reach) {
        String key = place.storeKey();
        String marked = store.get(key);
        if (marked == null || Reach.valueOf(marked).compareTo(reach) < 0) {
            store.put(key, reach.name());
        }
        any = true;
    }

    /** A marked month. */
    record Mark(TrendPlace place, Reach reach) {}

    /**
     * Returns the marks of the first scope after another one that has any; after the last scope comes the first. Empty if
     * there are none.
     */
    List<Mark> nextAfter(String other) {
        List<Mark> later = ofFirstScope(store.range(TrendPlace.prefix(other, AFTER_LEVELS), null));
        List<Mark> next = later.isEmpty() ? ofFirstScope(store.all()) : later;
        any = !next.isEmpty();
        return next;
    }

    private static List<Mark> ofFirstScope(KeyValueIterator<String, String> marks) {
        List<Mark> first = new ArrayList<>();
        try (marks) {
            while (marks.hasNext()) {
                KeyValue<String, String> mark = marks.next();
                TrendPlace place = TrendPlace.ofStoreKey(mark.key);
                if (!first.isEmpty()
                        && !place.scope().equals(first.get(0).place().scope())) {
                    break;
                }
                first.add(new Mark(place, Reach.valueOf(mark.value)));
            }
        }
        return first;
    }

    /** Forgets marks whose months were computed. */
    void clear(List<Mark> done) {
        done.forEach(mark -> store.delete(mark.place().storeKey()));
    }
}

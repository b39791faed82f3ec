package org.filingmonitor.streams.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Holds the live rows against the recounted ones: both are in order of their keys, and each is read once. */
final class Comparison {

    private final int limit;
    private final List<Difference> named = new ArrayList<>();
    private long rows;
    private long differing;

    /**
     * Begins with no row.
     *
     * @param limit how many of the rows that differ are named, at most
     */
    Comparison(int limit) {
        this.limit = limit;
    }

    /** Compares all rows of a topic. */
    <K extends SpecificRecord, V extends SpecificRecord> void compare(LiveRows<K, V> live, Iterator<Row<V>> recounted) {
        try (TableRows found = live.rows()) {
            Row<byte[]> one = next(found);
            Row<V> other = next(recounted);
            while (one != null || other != null) {
                int order = order(one, other);
                compare(live, order <= 0 ? one : null, order >= 0 ? other : null);
                one = order <= 0 ? next(found) : one;
                other = order >= 0 ? next(recounted) : other;
                Interrupted.check();
            }
        }
    }

    private static int order(Row<?> one, Row<?> other) {
        return one == null ? 1 : other == null ? -1 : Arrays.compareUnsigned(one.key(), other.key());
    }

    private static <V> Row<V> next(Iterator<Row<V>> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    private <V extends SpecificRecord> void compare(LiveRows<?, V> live, Row<byte[]> found, Row<V> recounted) {
        rows++;
        Object value = found == null ? null : live.value(found.value());
        if (found != null && recounted != null && live.isSame(value, recounted.value())) {
            return;
        }
        differing++;
        if (named.size() < limit) {
            byte[] key = found == null ? recounted.key() : found.key();
            named.add(live.difference(key, value, recounted == null ? null : recounted.value()));
        }
    }

    /** Returns how many rows there are on either side. */
    long rows() {
        return rows;
    }

    /** Returns how many of them differ. */
    long differing() {
        return differing;
    }

    /** Returns the first of those that differ. */
    List<Difference> named() {
        return List.copyOf(named);
    }
}

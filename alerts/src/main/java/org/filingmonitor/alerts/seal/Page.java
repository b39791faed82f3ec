package org.filingmonitor.alerts.seal;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Gathered alerts that go into one notification: as many as it may hold.
 *
 * @param keys their keys in the store
 * @param bytes how many bytes they take
 * @param more whether others are due after them
 */
record Page(List<String> keys, List<FiredAlert> alerts, long bytes, boolean more) {

    /** Most alerts of a notification. */
    static final int MOST_ALERTS = 200;

    /** Most bytes of them, so that a notification stays well below the megabyte that Kafka takes; one may be larger. */
    static final long MOST_BYTES = 600_000;

    /** Reads what stands first. */
    static Page read(KeyValueIterator<String, byte[]> due, AlertBytes topics) {
        List<String> keys = new ArrayList<>();
        List<FiredAlert> alerts = new ArrayList<>();
        long bytes = 0;
        while (due.hasNext()) {
            KeyValue<String, byte[]> next = due.next();
            boolean ofTrend = GatheredKey.isOfTrend(next.key);
            boolean full = keys.size() == MOST_ALERTS || bytes + next.value.length > MOST_BYTES;
            if (!keys.isEmpty() && (full || ofTrend != alerts.get(0).isOfTrend())) {
                return new Page(keys, alerts, bytes, true);
            }
            keys.add(next.key);
            alerts.add(topics.read(next.value, ofTrend));
            bytes += next.value.length;
        }
        return new Page(keys, alerts, bytes, false);
    }
}

package org.filingmonitor.alerts.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The alerts of a task that wait to be sealed. A watchlist gathers while it has any, or while it waits for a digest though
 * there is nothing to tell.
 */
final class GatheredAlerts {

    /** Name of the store of alerts: {@link GatheredKey} to the alert's bytes as in its topic. */
    static final String ALERTS_STORE = "gathered-alerts";

    /** Name of the store of who gathers: watchlist id to {@link Gathering}. */
    static final String GATHERINGS_STORE = "gatherings";

    /** Most alerts forgotten at once: Kafka ends a transaction that takes too long. */
    static final int MOST_DROPPED = 2_000;

    private final KeyValueStore<String, byte[]> alerts;
    private final KeyValueStore<String, Gathering> gatherings;
    private final AlertBytes topics;

    GatheredAlerts(ProcessorContext<?, ?> context, AlertBytes topics) {
        this.alerts = context.getStateStore(ALERTS_STORE);
        this.gatherings = context.getStateStore(GATHERINGS_STORE);
        this.topics = topics;
    }

    static Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ALERTS_STORE), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(GATHERINGS_STORE), Serdes.String(), Gathering.serde()));
    }

    /** Keeps an alert; the first one begins a gathering. */
    void add(FiredAlert alert, byte[] bytes, Instant arrived, long offset) {
        begin(alert.watchlistId(), arrived);
        alerts.put(GatheredKey.of(alert, arrived, offset), bytes);
        count(alert.watchlistId(), 1);
    }

    /** Begins a gathering, unless the watchlist has begun one. */
    void begin(String watchlistId, Instant at) {
        gatherings.putIfAbsent(watchlistId, new Gathering(at, 0));
    }

    /** Returns the watchlists whose gatherings are of a kind. */
    List<String> watchlists(BiPredicate<String, Gathering> wanted) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, Gathering> all = gatherings.all()) {
            while (all.hasNext()) {
                KeyValue<String, Gathering> next = all.next();
                if (wanted.test(next.key, next.value)) {
                    found.add(next.key);
                }
            }
        }
        return found;
    }

    Gathering gathering(String watchlistId) {
        return gatherings.get(watchlistId);
    }

    /** Returns as many alerts that are due as go into one notification: in the order in which they came, or newest first. */
    Page page(String watchlistId, Due due) {
        try (KeyValueIterator<String, byte[]> found = due.isDigest()
                ? alerts.reverseRange(GatheredKey.from(watchlistId), GatheredKey.to(watchlistId, due.end()))
                : alerts.range(GatheredKey.from(watchlistId), GatheredKey.to(watchlistId))) {
            return Page.read(found, topics);
        }
    }

    /** Forgets alerts that are sealed. */
    void remove(String watchlistId, Page sealed) {
        sealed.keys().forEach(alerts::delete);
        count(watchlistId, -sealed.keys().size());
    }

    /**
     * Ends a gathering. What came too late for it begins the next one.
     *
     * @param next when the next one begins in any case
     */
    void end(String watchlistId, Optional<Instant> next) {
        long left = gatherings.get(watchlistId).alerts();
        Optional<Instant> began = next.isPresent() || left == 0 ? next : first(watchlistId);
        gatherings.put(watchlistId, began.map(at -> new Gathering(at, left)).orElse(null));
    }

    /** Forgets alerts of a watchlist, its gathering with the last one, and returns how many. */
    int drop(String watchlistId) {
        int dropped = 0;
        try (KeyValueIterator<String, byte[]> all =
                alerts.range(GatheredKey.from(watchlistId), GatheredKey.to(watchlistId))) {
            for (; dropped < MOST_DROPPED && all.hasNext(); dropped++) {
                alerts.delete(all.next().key);
            }
            if (all.hasNext()) {
                count(watchlistId, -dropped);
            } else {
                gatherings.delete(watchlistId);
            }
        }
        return dropped;
    }

    private Optional<Instant> first(String watchlistId) {
        try (KeyValueIterator<String, byte[]> all =
                alerts.range(GatheredKey.from(watchlistId), GatheredKey.to(watchlistId))) {
            return all.hasNext() ? Optional.of(GatheredKey.arrived(all.next().key)) : Optional.empty();
        }
    }

    private void count(String watchlistId, long more) {
        gatherings.put(watchlistId, gatherings.get(watchlistId).with(more));
    }
}

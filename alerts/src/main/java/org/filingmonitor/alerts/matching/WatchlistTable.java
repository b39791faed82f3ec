package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filingmonitor.event.Watchlist;

/**
 * Every watchlist as this instance knows it, with its query read. Filled by the topology from the topic of watchlists,
 * from its beginning at each start; read by the matcher, the API and the dispatcher.
 */
public final class WatchlistTable {

    private final ConcurrentSkipListMap<String, ReadyWatchlist> watchlists = new ConcurrentSkipListMap<>();
    private long appliedOffset = -1;

    /** Takes a watchlist as it is from now on; null for one that is deleted. */
    synchronized void apply(String id, Watchlist watchlist, long offset) {
        if (watchlist == null) {
            watchlists.remove(id);
        } else {
            watchlists.put(id, ReadyWatchlist.of(watchlist));
        }
        appliedOffset = offset;
        notifyAll();
    }

    /** Forgets everything, before the topic is read from its beginning again. */
    public synchronized void clear() {
        watchlists.clear();
        appliedOffset = -1;
    }

    Collection<ReadyWatchlist> ready() {
        return watchlists.values();
    }

    /** Returns a watchlist. */
    public Optional<Watchlist> get(String id) {
        return Optional.ofNullable(watchlists.get(id)).map(ReadyWatchlist::watchlist);
    }

    /** Returns all watchlists, by id. */
    public Stream<Watchlist> all() {
        return watchlists.values().stream().map(ReadyWatchlist::watchlist);
    }

    /** Waits until the record at an offset of the topic of watchlists is applied, and tells whether it is. */
    public synchronized boolean awaitApplied(long offset, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (appliedOffset < offset && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return appliedOffset >= offset;
    }
}

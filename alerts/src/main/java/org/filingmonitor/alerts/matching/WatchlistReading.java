package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.filingmonitor.event.Watchlist;

/**
 * The topic of watchlists as one run of the topology reads it, from its beginning: every watchlist with its query read.
 * Only the run's own matcher may look at it before it is read to the end.
 */
public final class WatchlistReading {

    private final ConcurrentSkipListMap<String, ReadyWatchlist> watchlists = new ConcurrentSkipListMap<>();
    /** Those about trends, which are few, and which each row of trends is held against. */
    private final ConcurrentSkipListMap<String, Watchlist> ofTrends = new ConcurrentSkipListMap<>();

    private long appliedOffset = -1;

    /** Takes a watchlist as it is from now on; null for one that is deleted. */
    public void apply(String id, Watchlist watchlist) {
        if (watchlist == null || watchlist.getTrend() == null) {
            ofTrends.remove(id);
        } else {
            ofTrends.put(id, watchlist);
        }
        if (watchlist == null) {
            watchlists.remove(id);
        } else {
            watchlists.put(id, ReadyWatchlist.of(watchlist));
        }
    }

    /** Notes that the record at an offset is dealt with, though it may have been one that nobody can use. */
    public synchronized void advance(long offset) {
        appliedOffset = offset;
        notifyAll();
    }

    /** Returns the watchlists about trends, by id. */
    public Collection<Watchlist> ofTrends() {
        return ofTrends.values();
    }

    Collection<ReadyWatchlist> ready() {
        return watchlists.values();
    }

    ReadyWatchlist get(String id) {
        return watchlists.get(id);
    }

    synchronized long appliedOffset() {
        return appliedOffset;
    }

    /** Waits until the record at an offset is dealt with, and tells whether it is. */
    synchronized boolean awaitApplied(long offset, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (appliedOffset < offset && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return appliedOffset >= offset;
    }
}

package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.filingmonitor.alerts.matching.anchor.Anchored;
import org.filingmonitor.alerts.matching.anchor.AnchoredIndex;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Watchlist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of watchlists as one run of the topology reads it, from its beginning: every watchlist, filed for matching.
 * Only the run's own matcher may look at it before it is read to the end.
 */
public final class WatchlistReading {

    private static final Logger LOG = LoggerFactory.getLogger(WatchlistReading.class);

    private final ConcurrentSkipListMap<String, Anchored<Watchlist>> watchlists = new ConcurrentSkipListMap<>();
    private final AnchoredIndex<Watchlist> index = new AnchoredIndex<>();

    /** Those about trends, which are few, and which each row of trends is held against. */
    private final ConcurrentSkipListMap<String, Watchlist> ofTrends = new ConcurrentSkipListMap<>();

    private long appliedOffset = -1;

    /** Takes a watchlist as it is from now on; null for one that is deleted. */
    public synchronized void apply(String id, Watchlist watchlist) {
        if (watchlist == null || watchlist.getTrend() == null) {
            ofTrends.remove(id);
        } else {
            ofTrends.put(id, watchlist);
        }
        Anchored<Watchlist> old = watchlists.get(id);
        if (watchlist != null) {
            watchlists.put(id, index.put(watchlist, query(watchlist), old));
        } else if (old != null) {
            watchlists.remove(id);
            index.remove(old);
        }
    }

    /** One about trends matches no filing; nor does one whose query is none, as something else than the API may write. */
    private static Query query(Watchlist watchlist) {
        if (watchlist.getTrend() != null) {
            return new MatchNoDocsQuery();
        }
        try {
            return QueryLanguage.parse(watchlist.getQuery()).lucene();
        } catch (QueryError e) {
            LOG.error("Watchlist {} alerts nobody until its query is mended: {}", watchlist.getId(), e.getMessage());
            return new MatchNoDocsQuery();
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

    /** Holds a change against the watchlists as they are now. */
    HeldChange hold(FilingChange change) {
        return HeldChange.against(index, change);
    }

    /** Returns all watchlists, by id. */
    Stream<Watchlist> all() {
        return watchlists.values().stream().map(Anchored::watchlist);
    }

    Optional<Watchlist> get(String id) {
        return Optional.ofNullable(watchlists.get(id)).map(Anchored::watchlist);
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

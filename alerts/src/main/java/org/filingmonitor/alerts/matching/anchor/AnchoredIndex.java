package org.filingmonitor.alerts.matching.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.search.Query;
import org.filingmonitor.alerts.query.FilingTerms;

/**
 * The watchlists, filed so that a filing finds those that it may match. Any number of threads may look and change it. A
 * look shows all watchlists as they stood at one moment, and holds the lock while it reads its filing's features only; a
 * change holds it for the time of compiling one query.
 *
 * @param <W> what a watchlist is to those who use the index
 */
public final class AnchoredIndex<W> {

    /** One filing of so many has its features counted. */
    private static final int COUNTED = 8;

    /** How many watchlists are filed anew after a filing was counted. */
    private static final int FILED_ANEW = 16;

    /** By how much rarer an anchor has to be for a watchlist to move. */
    private static final double MUCH = 1.5;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Frequencies frequencies = new Frequencies();
    private final Dictionary dictionary = new Dictionary(frequencies);
    private final Postings everywhere = new Postings();
    private final List<Anchored<W>> all = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private int next;

    /**
     * Adds a watchlist.
     *
     * @param old the watchlist that it takes the place of, in one step; null for none
     */
    public Anchored<W> put(W watchlist, Query query, Anchored<W> old) {
        lock.writeLock().lock();
        try {
            Anchored<W> added = new Anchored<>(watchlist, Compiler.compile(query, dictionary));
            if (old != null) {
                take(old);
            }
            added.place(all.size());
            all.add(added);
            file(added, added.check().anchor(frequencies));
            return added;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Removes a watchlist. */
    public void remove(Anchored<W> old) {
        lock.writeLock().lock();
        try {
            take(old);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Looks a change up.
     *
     * @param before the state before it; null for none
     */
    public Look<W> look(FilingTerms after, FilingTerms before) {
        Look<W> look = new Look<>();
        lock.readLock().lock();
        try {
            look.read(dictionary, everywhere, after, before);
        } finally {
            lock.readLock().unlock();
        }
        if (looks.incrementAndGet() % COUNTED == 0 && lock.writeLock().tryLock()) {
            try {
                count(look.after());
            } finally {
                lock.writeLock().unlock();
            }
        }
        return look;
    }

    private void count(FilingFeatures filing) {
        frequencies.count();
        for (Feature feature : filing.table()) {
            if (feature != null) {
                feature.see();
            }
        }
        for (int i = Math.min(FILED_ANEW, all.size()); i > 0; i--) {
            next = next + 1 < all.size() ? next + 1 : 0;
            fileAnew(all.get(next));
        }
    }

    private void fileAnew(Anchored<W> watchlist) {
        Anchor best = watchlist.check().anchor(frequencies);
        if (watchlist.anchor() != null && MUCH * best.share() < frequencies.share(watchlist.anchor())) {
            unfile(watchlist);
            file(watchlist, best);
        }
    }

    private void take(Anchored<W> old) {
        unfile(old);
        old.check().forEachFeature(Feature::release);
        Anchored<W> last = all.remove(all.size() - 1);
        if (last != old) {
            last.place(old.place());
            all.set(old.place(), last);
        }
    }

    private void file(Anchored<W> watchlist, Anchor anchor) {
        watchlist.anchor(anchor);
        places(watchlist).forEach(place -> place.add(watchlist));
    }

    private void unfile(Anchored<W> watchlist) {
        places(watchlist).forEach(place -> place.remove(watchlist));
    }

    private List<Postings> places(Anchored<W> watchlist) {
        List<Feature> anchor = watchlist.anchor();
        return anchor == null
                ? List.of(everywhere)
                : anchor.stream().map(Feature::filed).toList();
    }
}

package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filingmonitor.event.Watchlist;

/**
 * Every watchlist as this instance knows it; read by the API and the dispatcher. Where the topology begins again, the
 * last reading is shown until the new one has come to the end: a table half read never passes for a whole one.
 */
public final class WatchlistTable {

    private final CountDownLatch complete = new CountDownLatch(1);
    private volatile WatchlistReading shown = new WatchlistReading();

    /** Shows a reading that has come to the end of the topic, as it stood when the reading began. */
    public void show(WatchlistReading whole) {
        shown = whole;
        complete.countDown();
    }

    /** Waits until all watchlists have been read once, and tells whether they have. */
    public boolean awaitComplete(Duration patience) throws InterruptedException {
        return complete.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns a watchlist; empty also if it was made a moment ago and has not come here yet. */
    public Optional<Watchlist> get(String id) {
        return shown.get(id);
    }

    /** Returns all watchlists, by id. */
    public Stream<Watchlist> all() {
        return shown.all();
    }

    /** Returns the offset of the last record of the topic of watchlists that is dealt with; -1 for none. */
    public long appliedOffset() {
        return shown.appliedOffset();
    }

    /** Waits until the record at an offset of the topic of watchlists is dealt with, and tells whether it is. */
    public boolean awaitApplied(long offset, Duration patience) throws InterruptedException {
        return shown.awaitApplied(offset, patience);
    }
}

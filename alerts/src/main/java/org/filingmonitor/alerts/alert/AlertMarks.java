package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.filingmonitor.alerts.wire.TopicTable;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.AlertMark;

/**
 * Which alerts were seen and which filings are muted, as this instance knows it: all keys of the topic of marks. What was
 * marked at another instance comes here a moment later.
 */
public final class AlertMarks implements TopicTable<AlertMark> {

    /** How many marks the API lets there be, at some 150 bytes each. */
    static final int MOST = 200_000;

    private static final char DIVIDER = '/';

    private final ConcurrentSkipListSet<String> keys = new ConcurrentSkipListSet<>();
    private final CountDownLatch complete = new CountDownLatch(1);
    private long next;

    /**
     * Returns the key of a mark. Neither a watchlist's id nor an alert's has the divider.
     *
     * @throws IllegalArgumentException if it is of a kind that is not known
     */
    static String key(AlertMark mark) {
        return switch (mark.getKind()) {
            case SEEN -> mark.getAlertId();
            case MUTED -> mark.getWatchlistId() + DIVIDER + mark.getFilingId();
            case UNKNOWN -> throw new IllegalArgumentException("it is of no kind that is known");
        };
    }

    /** Tells whether somebody has seen an alert. */
    public boolean isSeen(Alert alert) {
        return keys.contains(alert.getId());
    }

    /** Tells whether an alert is about a filing that is muted in its watchlist. */
    public boolean isMuted(Alert alert) {
        return keys.contains(
                alert.getWatchlistId() + DIVIDER + alert.getFiling().getId());
    }

    /** Returns the filings that are muted in a watchlist. */
    List<String> mutedIn(String watchlistId) {
        String prefix = watchlistId + DIVIDER;
        return keys.subSet(prefix, watchlistId + (char) (DIVIDER + 1)).stream()
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    /** Tells whether more can be marked. */
    boolean hasRoom(int more) {
        return keys.size() + more <= MOST;
    }

    @Override
    public void take(String key, AlertMark mark) {
        if (mark != null && !key(mark).equals(key)) {
            throw new IllegalArgumentException("its key is " + key + ", but it is about " + key(mark));
        }
        apply(key, mark != null);
    }

    void apply(String key, boolean marked) {
        if (marked) {
            keys.add(key);
        } else {
            keys.remove(key);
        }
    }

    @Override
    public synchronized long next() {
        return next;
    }

    @Override
    public synchronized void advance(long offset) {
        next = offset;
        notifyAll();
    }

    /** Waits until the record at an offset is dealt with, and tells whether it is. */
    synchronized boolean awaitApplied(long offset, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (next <= offset && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return next > offset;
    }

    @Override
    public void complete() {
        complete.countDown();
    }

    /** Tells whether the topic has been read up to its end once. */
    public boolean isComplete() {
        return complete.getCount() == 0;
    }

    /** Waits until all marks have been read once, and tells whether they have. */
    public boolean awaitComplete(Duration patience) throws InterruptedException {
        return complete.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}

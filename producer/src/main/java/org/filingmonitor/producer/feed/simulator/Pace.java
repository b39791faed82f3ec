package org.filingmonitor.producer.feed.simulator;

import java.util.function.LongSupplier;

/**
 * Tells which documents are due. They are reckoned from one moment, so that neither pauses between questions nor
 * rounding add up to a drift. After a pause it catches up on {@value #CATCH_UP} seconds' worth, at least on one
 * document; what would have come in a longer pause comes later.
 */
final class Pace {

    /** Seconds that are caught up on, at most. */
    static final int CATCH_UP = 10;

    private final double rate;
    private final LongSupplier nanos;
    private final long most;
    private boolean begun;
    private long since;
    private long first;

    /**
     * Begins at the first question.
     *
     * @param rate documents per second
     * @param nanos a clock such as {@link System#nanoTime}
     */
    Pace(double rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        this.most = (long) Math.ceil(rate * CATCH_UP);
    }

    /** Returns the index before which all documents are due by now, when those before {@code index} were published. */
    long dueFrom(long index) {
        long now = nanos.getAsLong();
        if (!begun) {
            begun = true;
            restart(now, index);
        }
        long due = first + (long) (rate * (now - since) / 1e9);
        if (due > index + most) {
            due = index + most;
            restart(now, due);
        }
        return Math.max(due, index);
    }

    private void restart(long now, long index) {
        since = now;
        first = index;
    }
}

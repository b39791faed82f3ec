package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When trends may be computed: one turn after the other where no counts have come for a while, else seldom enough to leave
 * ten elevenths of the time to counting. Where much waits, turns follow one another as well, though only in one task at a
 * time: else the last filings of a backlog would find the months of all the others still to be computed. All tasks of an
 * instance share it, since they share threads: while one computes, none sees a count, and that none came then means nothing.
 */
final class Turns {

    /** How often a task looks whether it is its turn. */
    static final Duration LOOK = Duration.ofMillis(50);

    /** For so long no count has to come, while the threads are free to see it. */
    private static final Duration QUIET = Duration.ofMillis(750);

    /** So long they are free between two turns to see whether it stays quiet. */
    private static final Duration BREATH = Duration.ofMillis(50);

    /** Other work of the thread waits so long, while there is none. */
    private static final Duration LONG = Duration.ofMillis(300);

    /** And so long while there is: new filings pass through the same threads, and somebody waits for their alerts. */
    private static final Duration BRIEF = Duration.ofMillis(100);

    /** While counts keep coming, a turn is followed by so many times its own length without one. */
    private static final int REST = 10;

    /** Where more scopes of a task wait than these, its turns are as long as when it is quiet, and the rest as short. */
    private static final int BACKLOG = 200;

    private final AtomicLong counted = new AtomicLong();

    /** The tasks that have something to compute, in the order in which they came to have it. */
    private final Set<Watch> waiting = new LinkedHashSet<>();

    /** How many counts the last look saw; the first one sees something new. */
    private long seen = -1;

    private boolean quiet;

    /** Since when no count has come: later by as long as the turns since then took. */
    private long freeSince;

    /** When the last turn ended. */
    private long ended;

    private long notBefore;

    /** Hears of a count that came. */
    void counted() {
        counted.incrementAndGet();
    }

    /** Returns a watch for one task. */
    Watch watch() {
        return new Watch();
    }

    private boolean isQuiet(long now) {
        long all = counted.get();
        if (all != seen) {
            seen = all;
            freeSince = now;
            quiet = false;
        }
        quiet |= now - freeSince >= QUIET.toMillis();
        return quiet && now - ended >= BREATH.toMillis();
    }

    private synchronized Duration turn(Watch watch, long now, int backlog) {
        boolean free = isQuiet(now);
        if (backlog == 0) {
            waiting.remove(watch);
            return Duration.ZERO;
        }
        waiting.add(watch);
        if (free) {
            return LONG;
        }
        boolean first = waiting.iterator().next() == watch;
        return first && now >= notBefore ? length(backlog) : Duration.ZERO;
    }

    private synchronized void ended(Watch watch, long begun, Duration took, int backlog) {
        waiting.remove(watch);
        long end = begun + took.toMillis();
        ended = Math.max(ended, end);
        freeSince = Math.min(end, freeSince + took.toMillis());
        notBefore = Math.max(notBefore, end + rest(took, backlog).toMillis());
    }

    private static Duration length(int backlog) {
        return backlog > BACKLOG ? LONG : BRIEF;
    }

    private static Duration rest(Duration took, int backlog) {
        return backlog > BACKLOG ? BREATH : took.multipliedBy(REST);
    }

    private synchronized void close(Watch watch) {
        waiting.remove(watch);
    }

    /** Tells one task whether it is its turn. */
    final class Watch {

        private Watch() {}

        /**
         * Returns how long a turn may take that begins now; zero if it is not its turn. While counts keep coming, the task
         * that has waited longest comes first, and is brief.
         *
         * @param now milliseconds since 1970
         * @param backlog how many scopes have anything to compute
         */
        Duration turn(long now, int backlog) {
            return Turns.this.turn(this, now, backlog);
        }

        /** Says how long a turn took that began at a time, and how many scopes have anything to compute after it. */
        void ended(long begun, Duration took, int backlog) {
            Turns.this.ended(this, begun, took, backlog);
        }

        /** Leaves its place to others. */
        void close() {
            Turns.this.close(this);
        }
    }
}

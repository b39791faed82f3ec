package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When trends may be computed: one turn after the other where no counts have come for a while, else seldom enough to leave
 * ten elevenths of the time to counting. All tasks of an instance share it, since they share threads: while one computes,
 * none sees a count, and that none came then means nothing.
 */
final class Turns {

    /** How often a task looks whether it is its turn. */
    static final Duration LOOK = Duration.ofMillis(250);

    /** For so long no count has to come, while the threads are free to see it. */
    private static final Duration QUIET = Duration.ofMillis(750);

    /** So long they are free between two turns to see whether it stays quiet. */
    private static final Duration BREATH = Duration.ofMillis(100);

    /** Other work of the thread waits so long, while there is none. */
    private static final Duration LONG = Duration.ofMillis(300);

    /** And so long while there is: new filings pass through the same threads, and somebody waits for their alerts. */
    private static final Duration BRIEF = Duration.ofMillis(100);

    /** While counts keep coming, so much time lies between two turns. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While counts keep coming, a turn is followed by so many times its own length without one, if that is longer. */
    private static final int REST = 10;

    private final AtomicLong counted = new AtomicLong();

    /** The tasks that have something to compute, in the order in which they came to have it. */
    private final Set<Watch> waiting = new LinkedHashSet<>();

    /** How many counts the last look saw; the first one sees something new. */
    private long seen = -1;

    private boolean quiet;
    private long freeSince;
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
        boolean enough = now - freeSince >= (quiet ? BREATH : QUIET).toMillis();
        quiet |= enough;
        return enough;
    }

    private synchronized Duration turn(Watch watch, long now, boolean wanted) {
        boolean free = isQuiet(now);
        if (!wanted) {
            waiting.remove(watch);
            return Duration.ZERO;
        }
        waiting.add(watch);
        if (free) {
            return LONG;
        }
        boolean first = waiting.iterator().next() == watch;
        return first && now >= notBefore ? BRIEF : Duration.ZERO;
    }

    private synchronized void ended(Watch watch, long begun, Duration took) {
        waiting.remove(watch);
        freeSince = Math.max(freeSince, begun + took.toMillis());
        long rest = Math.max(PAUSE.toMillis(), took.multipliedBy(REST).toMillis());
        notBefore = Math.max(notBefore, begun + took.toMillis() + rest);
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
         * @param wanted whether there may be anything to compute
         */
        Duration turn(long now, boolean wanted) {
            return Turns.this.turn(this, now, wanted);
        }

        /** Says how long a turn took that began at a time. */
        void ended(long begun, Duration took) {
            Turns.this.ended(this, begun, took);
        }

        /** Leaves its place to others. */
        void close() {
            Turns.this.close(this);
        }
    }
}

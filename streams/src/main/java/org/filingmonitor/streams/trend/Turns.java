package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When trends may be computed: at once where no counts have come for a while, else seldom enough to leave ten elevenths of
 * the time to counting. All tasks of an instance share it, since they share threads: while one computes, none sees a count.
 */
final class Turns {

    /** How often a task looks whether it is its turn. */
    static final Duration LOOK = Duration.ofMillis(250);

    /** So many looks in a row have to see no new count; a look may come late, right after another task's turn. */
    private static final int QUIET_LOOKS = 3;

    /** Other work of the thread waits so long, while there is none. */
    private static final Duration LONG = Duration.ofMillis(500);

    /** And so long while there is: new filings pass through the same threads, and somebody waits for their alerts. */
    private static final Duration BRIEF = Duration.ofMillis(100);

    /** While counts keep coming, so much time lies between two turns. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While counts keep coming, a turn is followed by so many times its own length without one, if that is longer. */
    private static final int REST = 10;

    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong notBefore = new AtomicLong();

    /** The tasks that have something to compute, in the order in which they came to have it. */
    private final Queue<Watch> waiting = new ConcurrentLinkedQueue<>();

    /** Hears of a count that came. */
    void counted() {
        counted.incrementAndGet();
    }

    /** Returns a watch for one task. */
    Watch watch() {
        return new Watch();
    }

    /** Tells one task whether it is its turn. */
    final class Watch {

        private long seen;
        private int quiet;

        private Watch() {}

        /**
         * Returns how long a turn may take that begins now; zero if it is none's turn. While counts keep coming, the task
         * that has waited longest comes first, and is brief.
         *
         * @param now milliseconds since 1970
         * @param wanted whether there may be anything to compute
         */
        Duration turn(long now, boolean wanted) {
            long all = counted.get();
            quiet = all == seen ? quiet + 1 : 0;
            seen = all;
            if (!wanted) {
                waiting.remove(this);
                return Duration.ZERO;
            }
            if (!waiting.contains(this)) {
                waiting.add(this);
            }
            if (quiet >= QUIET_LOOKS) {
                return LONG;
            }
            return now >= notBefore.get() && waiting.peek() == this ? BRIEF : Duration.ZERO;
        }

        /** Says how long a turn took that began at a time. */
        void ended(long begun, Duration took) {
            waiting.remove(this);
            long rested = begun
                    + took.toMillis()
                    + Math.max(PAUSE.toMillis(), took.multipliedBy(REST).toMillis());
            notBefore.accumulateAndGet(rested, Math::max);
        }

        /** Leaves its place to others. */
        void close() {
            waiting.remove(this);
        }
    }
}

package org.filingmonitor.alerts.deliver;

import java.time.Duration;

/**
 * When a notification that could not be delivered is tried again: after a pause that grows threefold up to a longest one,
 * and varies by a fifth, so that what failed together is not repeated together.
 *
 * @param attempts how often it is tried in all
 * @param first pause after the first try
 * @param longest longest pause
 */
public record RetrySchedule(int attempts, Duration first, Duration longest) {

    /** Twelve tries within about 17 hours: after 2, 6, 18, 54 seconds, and so on up to six hours. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(12, Duration.ofSeconds(2), Duration.ofHours(6));

    private static final int GROWTH = 3;
    private static final double JITTER = 0.2;

    /** Tells whether no try is left. */
    boolean isOver(int tried) {
        return tried >= attempts;
    }

    /**
     * Returns the pause after a try.
     *
     * @param tried how often it was tried, from 1
     * @param chance a random number between 0 and 1
     */
    Duration pause(int tried, double chance) {
        double grown = (double) first.toMillis() * Math.pow(GROWTH, tried - 1);
        double pause = Math.min(grown, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(pause * (1 - JITTER + 2 * JITTER * chance)));
    }
}

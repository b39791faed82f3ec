package org.filingmonitor.alerts.seal;

import java.time.Instant;

/**
 * Keys of gathered alerts, which sort as the alerts came: {@code WATCHLIST NUL TIME OFFSET KIND}, time (milliseconds since
 * 1970) and offset (in the topic that it came from) as 16 hexadecimal digits, kind {@code a} for an alert of a filing and
 * {@code t} for one of a trend.
 */
final class GatheredKey {

    private static final char END = '\0';
    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private GatheredKey() {}

    static String of(FiredAlert alert, Instant arrived, long offset) {
        return from(alert.watchlistId()) + hex(arrived.toEpochMilli()) + hex(offset) + (alert.isOfTrend() ? 't' : 'a');
    }

    /** Returns what is before all keys of a watchlist. */
    static String from(String watchlistId) {
        return watchlistId + END;
    }

    /** Returns what is after all keys of a watchlist. */
    static String to(String watchlistId) {
        return watchlistId + END + "g"; // after all digits
    }

    /** Returns what is after the keys of a watchlist's alerts that came before a moment, and before the others. */
    static String to(String watchlistId, Instant moment) {
        return watchlistId + END + hex(moment.toEpochMilli());
    }

    static Instant arrived(String key) {
        int time = key.length() - 1 - 2 * DIGITS;
        return Instant.ofEpochMilli(Long.parseLong(key.substring(time, time + DIGITS), HEXADECIMAL));
    }

    static boolean isOfTrend(String key) {
        return key.charAt(key.length() - 1) == 't';
    }

    private static String hex(long number) {
        return String.format("%016x", number);
    }
}

package org.filingmonitor.alerts.seal;

import java.time.Instant;
import java.util.Optional;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;

/**
 * That what a watchlist has gathered is to be sealed. It follows from the watchlist as it is now and from when gathering
 * began, and from nothing else: a rhythm that is changed holds for what is gathered already.
 *
 * @param kind ALERTS for the alerts of a group window, DIGEST for those of a day or a week
 * @param start when the period of a digest began; null for ALERTS
 * @param end when the period of a digest ended: what came later waits for the next one; for ALERTS, now
 */
record Due(NotificationKind kind, Instant start, Instant end) {

    /**
     * Returns what is due; empty if nothing is yet, as while the watchlist is paused.
     *
     * @param began when gathering began
     */
    static Optional<Due> of(Watchlist watchlist, Instant began, Instant now) {
        if (watchlist.getPaused()) {
            return Optional.empty();
        }
        return isDigest(watchlist) ? digest(watchlist, began, now) : group(watchlist, began, now);
    }

    private static Optional<Due> group(Watchlist watchlist, Instant began, Instant now) {
        return began.plusMillis(watchlist.getGroupWindow()).isAfter(now) ? Optional.empty() : Optional.of(at(now));
    }

    private static Optional<Due> digest(Watchlist watchlist, Instant began, Instant now) {
        DigestTimes times = DigestTimes.of(watchlist);
        if (times.after(began).isAfter(now)) {
            return Optional.empty();
        }
        Instant since = earlier(watchlist.getSince(), began);
        Instant before = times.atOrBefore(began);
        Instant start = before.isAfter(since) ? before : since;
        return Optional.of(new Due(NotificationKind.DIGEST, start, times.atOrBefore(now)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Returns that alerts are sealed now. */
    static Due at(Instant now) {
        return new Due(NotificationKind.ALERTS, null, now);
    }

    /** Tells whether a watchlist's alerts are sealed as they come, each by itself. */
    static boolean isAtOnce(Watchlist watchlist) {
        return !watchlist.getPaused() && !isDigest(watchlist) && watchlist.getGroupWindow() <= 0;
    }

    /** Tells whether a watchlist gets a digest also where there was nothing to tell. */
    static boolean isAlsoEmpty(Watchlist watchlist) {
        return !watchlist.getPaused() && isDigest(watchlist) && watchlist.getEmptyDigest();
    }

    /** A rhythm that is newer than this version is taken for immediate: nobody is told too late. */
    private static boolean isDigest(Watchlist watchlist) {
        return watchlist.getRhythm() == Rhythm.DAILY || watchlist.getRhythm() == Rhythm.WEEKLY;
    }

    boolean isDigest() {
        return kind == NotificationKind.DIGEST;
    }
}

package org.filingmonitor.producer.status;

import java.time.Duration;
import java.time.Instant;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.producer.ingest.IngestApi;

/** How a feed fares, so that "nothing new" and "dead" look different. */
public enum FeedState {
    /** It lives, and brought a new filing within {@link #QUIET_AFTER}. */
    LIVE,
    /** It lives, and brought no new filing within {@link #QUIET_AFTER}, or never one. */
    QUIET,
    /** It lives, and what its source was to bring by a known date has not come. */
    LATE,
    /** It cannot be read, or nobody has heard of it for longer than {@link #SILENT_AFTER}. */
    FAILING;

    /** After how long without a new filing a feed is quiet: the offices publish weekly. */
    public static final Duration QUIET_AFTER = Duration.ofDays(7);

    /** How often a feed that runs writes its status, whatever it brings. */
    public static final Duration HEARTBEAT = Duration.ofMinutes(1);

    /** After how long without a status a feed is taken for dead: three heartbeats. */
    public static final Duration SILENT_AFTER = HEARTBEAT.multipliedBy(3);

    /**
     * Judges a feed by its last status.
     *
     * <ul>
     *   <li>FAILING: the status names an error, or it is older than {@link #SILENT_AFTER}. That is so too for a feed that
     *       no producer is given any more: whether it was left out or forgotten cannot be told, and a feed that nobody
     *       reads must not look well.
     *   <li>LATE: the source's next date has passed.
     *   <li>QUIET: the last new filing is older than {@link #QUIET_AFTER}, or there was none.
     *   <li>LIVE: none of these.
     * </ul>
     *
     * Files that people send ({@value IngestApi#FEED}) come when they come: their silence is no failure. They are QUIET
     * after {@link #QUIET_AFTER} like any other feed.
     *
     * @param status its last status
     * @param heard when that was written
     * @param now the present time
     */
    public static FeedState of(FeedStatus status, Instant heard, Instant now) {
        if (status.getError() != null || isSilent(status, heard, now)) {
            return FAILING;
        }
        if (status.getNext() != null && now.isAfter(status.getNext())) {
            return LATE;
        }
        Instant last = status.getLastNewFiling();
        return last == null || now.isAfter(last.plus(QUIET_AFTER)) ? QUIET : LIVE;
    }

    /** Tells whether a feed that should have written its status has not. */
    static boolean isSilent(FeedStatus status, Instant heard, Instant now) {
        return !status.getKind().equals(IngestApi.FEED) && now.isAfter(heard.plus(SILENT_AFTER));
    }
}

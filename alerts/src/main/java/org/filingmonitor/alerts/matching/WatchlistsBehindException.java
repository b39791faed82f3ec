package org.filingmonitor.alerts.matching;

/** The topic of watchlists is not read to its end: whether a watchlist is deleted shows later. */
public final class WatchlistsBehindException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WatchlistsBehindException(String id) {
        super("watchlists are not read to the end, so that nobody can say whether " + id + " is deleted");
    }

    WatchlistsBehindException(String id, Exception cause) {
        super("nobody can say now whether watchlist " + id + " is deleted", cause);
    }
}

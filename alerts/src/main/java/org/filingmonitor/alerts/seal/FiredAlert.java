package org.filingmonitor.alerts.seal;

import org.filingmonitor.event.Alert;
import org.filingmonitor.event.TrendAlert;

/**
 * An alert that is to be sealed.
 *
 * @param ofFiling the alert, if it is one of a filing; else null
 * @param ofTrend the alert, if it is one of a trend; else null
 */
public record FiredAlert(Alert ofFiling, TrendAlert ofTrend) {

    /** Returns an alert of a filing; null for none. */
    public static FiredAlert of(Alert alert) {
        return alert == null ? null : new FiredAlert(alert, null);
    }

    /** Returns an alert of a trend; null for none. */
    public static FiredAlert of(TrendAlert alert) {
        return alert == null ? null : new FiredAlert(null, alert);
    }

    boolean isOfTrend() {
        return ofTrend != null;
    }

    String id() {
        return isOfTrend() ? ofTrend.getId() : ofFiling.getId();
    }

    String watchlistId() {
        return isOfTrend() ? ofTrend.getWatchlistId() : ofFiling.getWatchlistId();
    }
}

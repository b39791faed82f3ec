package org.filingmonitor.alerts.alert;

import java.util.Locale;
import org.filingmonitor.event.TrendAlert;

/**
 * An alert of a trend as webhooks show it, with the words of a watchlist: {@code when} it fires, {@code above} which per
 * cent of growth or how many filings. {@code firedAt} is an ISO instant, {@code throughDate} an ISO date.
 */
public record TrendAlertJson(
        String id,
        String watchlistId,
        String scope,
        String level,
        String symbol,
        String month,
        String when,
        double above,
        int count,
        int previousMonth,
        Double expected,
        Double pValue,
        Double growth,
        String firedAt,
        String throughDate) {

    /** Returns what is shown of an alert. */
    public static TrendAlertJson of(TrendAlert alert) {
        return new TrendAlertJson(
                alert.getId(),
                alert.getWatchlistId(),
                alert.getScope(),
                alert.getLevel(),
                alert.getSymbol(),
                alert.getMonth(),
                alert.getSign().name().toLowerCase(Locale.ROOT),
                alert.getThreshold(),
                alert.getCount(),
                alert.getPreviousMonth(),
                alert.getExpected(),
                alert.getPValue(),
                alert.getGrowth(),
                alert.getFiredAt().toString(),
                alert.getThroughDate().toString());
    }
}

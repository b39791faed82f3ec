package org.filingmonitor.alerts.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.event.TrendAlert;

/**
 * An alert of a trend, in words.
 *
 * @param fact the sign that it shows
 * @param symbol the IPC symbol
 * @param link the page of the month's trends
 * @param scope whose filings are counted
 * @param details how many there are, beside the months before
 */
public record TrendItem(String fact, Symbol symbol, String link, String scope, String details) {

    private static final int LONGEST_SCOPE = 120;
    private static final String OWNER = "owner:";
    private static final String DIVIDER = " \u00b7 ";

    static TrendItem of(TrendAlert alert, Links links, IpcTitles titles) {
        return new TrendItem(
                fact(alert),
                titles.of(alert.getSymbol()),
                links.trends(alert.getScope(), alert.getLevel(), alert.getMonth()),
                scope(alert.getScope()),
                details(alert));
    }

    private static String fact(TrendAlert alert) {
        return switch (alert.getSign()) {
            case EMERGING -> "Emerging";
            case GROWTH -> "Growth above " + number(alert.getThreshold()) + " %";
            case COUNT -> "More than " + number(alert.getThreshold()) + " filings";
            case UNKNOWN -> "A trend";
        };
    }

    private static String scope(String scope) {
        return scope.startsWith(OWNER)
                ? "filings of " + Plain.line(scope.substring(OWNER.length()), LONGEST_SCOPE)
                : "all filings";
    }

    private static String details(TrendAlert alert) {
        List<String> details = new ArrayList<>();
        details.add(alert.getCount() + " in " + Dates.month(alert.getMonth()) + ", counted up to "
                + Dates.day(alert.getThroughDate()));
        if (alert.getExpected() != null) {
            details.add(number(alert.getExpected()) + " expected");
        }
        details.add(alert.getPreviousMonth() + " in the month before");
        if (alert.getGrowth() != null) {
            details.add((alert.getGrowth() < 0 ? "" : "+") + number(alert.getGrowth()) + " %");
        }
        return String.join(DIVIDER, details);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}

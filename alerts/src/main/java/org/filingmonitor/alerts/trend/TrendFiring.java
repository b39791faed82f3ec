package org.filingmonitor.alerts.trend;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.event.TrendWatch;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.filing.IpcSymbol;

/**
 * The rule by which a row of trends alerts a watchlist: it shows the sign that the watchlist waits for, in a month that is
 * no history. That is the calendar month of the row's record time (UTC), the month before, or a later one: rows of other
 * months move when filings of the past are read, and alert nobody. A row that is written again has a new record time.
 */
final class TrendFiring {

    /** Below this count there is no growth to speak of: from 1 filing to 2 is chance. */
    static final int SMALLEST = 5;

    private static final double PER_CENT = 100;

    private TrendFiring() {}

    /** Tells whether a row that was written at a time is of a month that may alert anybody. */
    static boolean isNews(TrendKey key, Instant at) {
        YearMonth latest = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        return month(key)
                        .filter(month -> !month.isBefore(latest.minusMonths(1)))
                        .isPresent()
                && !key.getSymbol().equals(IpcSymbol.UNCLASSIFIED);
    }

    /** Returns the month of a row; empty if something else than trends wrote none there. */
    private static Optional<YearMonth> month(TrendKey key) {
        try {
            return Optional.of(YearMonth.parse(key.getMonth()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Tells whether a row that is news alerts a watchlist of trends. */
    static boolean fires(Watchlist watchlist, TrendKey key, IpcTrend trend, Instant at) {
        return !watchlist.getPaused()
                && !at.isBefore(watchlist.getSince())
                && isWatched(watchlist.getTrend(), key)
                && shows(watchlist.getTrend(), trend);
    }

    private static boolean isWatched(TrendWatch watch, TrendKey key) {
        return watch.getScope().equals(key.getScope())
                && watch.getLevel().equals(key.getLevel())
                && (watch.getSymbol() == null || watch.getSymbol().equals(key.getSymbol()));
    }

    private static boolean shows(TrendWatch watch, IpcTrend trend) {
        return switch (watch.getSign()) {
            case EMERGING -> trend.getEmerging();
            case GROWTH -> trend.getCount() >= SMALLEST && isAbove(trend, watch.getThreshold());
            case COUNT -> trend.getCount() > watch.getThreshold();
            case UNKNOWN -> false;
        };
    }

    /** Growth from nothing is above any threshold where nothing was expected, and no growth where nobody can say. */
    private static boolean isAbove(IpcTrend trend, double threshold) {
        Double growth = growth(trend);
        return growth == null ? trend.getExpected() != null : growth > threshold;
    }

    /**
     * Returns by how many per cent a count is above what is expected, the mean of up to twelve months before, or above the
     * month before where nothing is expected; null if that is 0. A month that is not over is compared as it stands.
     */
    private static Double growth(IpcTrend trend) {
        double base = trend.getExpected() == null ? trend.getPreviousMonth() : trend.getExpected();
        return base == 0 ? null : (trend.getCount() / base - 1) * PER_CENT;
    }

    static TrendAlert alert(Watchlist watchlist, TrendKey key, IpcTrend trend, Instant at) {
        return TrendAlert.newBuilder()
                .setId(ContentId.of(watchlist.getId(), key.getScope(), key.getLevel(), key.getSymbol(), key.getMonth()))
                .setWatchlistId(watchlist.getId())
                .setScope(key.getScope())
                .setLevel(key.getLevel())
                .setSymbol(key.getSymbol())
                .setMonth(key.getMonth())
                .setSign(watchlist.getTrend().getSign())
                .setThreshold(watchlist.getTrend().getThreshold())
                .setCount(trend.getCount())
                .setPreviousMonth(trend.getPreviousMonth())
                .setExpected(trend.getExpected())
                .setPValue(trend.getPValue())
                .setGrowth(growth(trend))
                .setFiredAt(at)
                .setThroughDate(trend.getThroughDate())
                .build();
    }
}

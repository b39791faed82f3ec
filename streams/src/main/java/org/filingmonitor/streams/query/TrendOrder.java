package org.filingmonitor.streams.query;

import java.util.Comparator;
import org.filingmonitor.event.IpcTrend;

/** Which trends come first. Where they tie, the symbol decides. */
enum TrendOrder implements Comparator<IpcTrend> {
    /** What emerges, then the least probable, those without a p-value last, then the greatest count. */
    EMERGING(Comparator.comparing(IpcTrend::getEmerging)
            .reversed()
            .thenComparing(IpcTrend::getPValue, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(IpcTrend::getCount, Comparator.reverseOrder())),

    /**
     * The most filings more than expected, or than in the month before where nothing is. The difference, not the ratio: by
     * that, symbols with a filing every other year would lead.
     */
    GROWTH(Comparator.comparingDouble(TrendOrder::growth)
            .reversed()
            .thenComparing(IpcTrend::getCount, Comparator.reverseOrder())),

    COUNT(Comparator.comparing(IpcTrend::getCount, Comparator.reverseOrder())),

    /** The same as by count, since the shares of a month have one divisor. */
    SHARE(Comparator.comparing(IpcTrend::getShare, Comparator.reverseOrder()));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Comparator<IpcTrend> order;

    TrendOrder(Comparator<IpcTrend> order) {
        this.order = order;
    }

    private static double growth(IpcTrend trend) {
        return trend.getCount() - (trend.getExpected() == null ? trend.getPreviousMonth() : trend.getExpected());
    }

    @Override
    public int compare(IpcTrend one, IpcTrend other) {
        return order.compare(one, other);
    }
}

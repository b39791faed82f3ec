package org.filingmonitor.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.trend.MonthTrends;

/** How the IPC symbols of a scope fare in a month: the figures of the topic of trends, as of any day. */
final class Trends {

    private final StateStores stores;
    private final Symbols known;

    Trends(StateStores stores, Symbols known) {
        this.stores = stores;
        this.known = known;
    }

    /**
     * The question.
     *
     * @param month not after that of the day
     * @param limit most rows of the answer
     */
    record Query(String scope, String level, YearMonth month, LocalDate asOf, TrendOrder order, int limit) {}

    /** The answer. */
    record Answer(String scope, String level, String month, String asOf, List<Row> rows) {}

    /**
     * A symbol that has filings in the month; the figures are those of {@link IpcTrend}.
     *
     * @param title null where none is known
     * @param scheme {@code RETIRED} or {@code UNKNOWN} for a symbol that is not valid on the day; absent otherwise
     * @param partial true while the month is not over on the day: all figures are those of the first days of months
     * @param throughDate last day that is counted
     */
    record Row(
            String symbol,
            String title,
            @JsonInclude(JsonInclude.Include.NON_NULL) String scheme,
            int count,
            double share,
            int previousMonth,
            int yearAgo,
            double movingAverage3,
            double movingAverage12,
            int rolling12,
            Double expected,
            Double pValue,
            boolean emerging,
            boolean partial,
            String throughDate) {}

    /** Returns the trends of a month. */
    Answer trends(Query query) {
        return stores.inOneState(query.scope(), () -> read(query));
    }

    private Answer read(Query query) {
        Scope scope = new Scope(stores, query.scope()).known();
        CountedMonths months = new CountedMonths(scope.total(Unit.FILING), query.month(), query.asOf());
        months.needed()
                .forEach(month ->
                        stores.forEachRow(query.scope(), months::add, CountRow.IPC, query.level(), month.toString()));
        List<Row> rows = MonthTrends.of(months, query.month()).entrySet().stream()
                .sorted(Map.Entry.<String, IpcTrend>comparingByValue(query.order())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(query.limit())
                .map(trend -> row(trend.getKey(), trend.getValue(), months.isPartial(), query.asOf()))
                .toList();
        return new Answer(
                query.scope(),
                query.level(),
                query.month().toString(),
                query.asOf().toString(),
                rows);
    }

    private Row row(String symbol, IpcTrend trend, boolean partial, LocalDate asOf) {
        return new Row(
                symbol,
                known.title(symbol),
                known.scheme(symbol, asOf),
                trend.getCount(),
                trend.getShare(),
                trend.getPreviousMonth(),
                trend.getYearAgo(),
                trend.getMovingAverage3(),
                trend.getMovingAverage12(),
                trend.getRolling12(),
                trend.getExpected(),
                trend.getPValue(),
                trend.getEmerging(),
                partial,
                trend.getThroughDate().toString());
    }
}

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.filing.IpcSymbol;

/**
 * Computes the trends of one month from its counts and those of the twelve months before: a pure function, so that the
 * same counts give the same rows, whoever asks and whenever. Months without filings count as 0.
 */
public final class MonthTrends {

    /** Months before the one in question from which its count is expected. */
    public static final int EARLIER = 12;

    /** Earlier months since the scope's first one, at least, for anything to be expected. */
    private static final int HISTORY = 6;

    /** Below this count, nothing is called emerging. */
    private static final int SMALLEST = 5;

    private static final double LEVEL = 0.05;

    private final TrendMonths months;
    private final YearMonth month;
    private final int history;
    private final List<Map<String, Integer>> window;

    private MonthTrends(TrendMonths months, YearMonth month) {
        this.months = months;
        this.month = month;
        this.history = months.first()
                .map(first -> (int) Math.min(EARLIER, Math.max(0, first.until(month, ChronoUnit.MONTHS))))
                .orElse(0);
        this.window = IntStream.rangeClosed(0, EARLIER)
                .mapToObj(back -> months.symbols(month.minusMonths(back)))
                .toList();
    }

    /** Returns the trends of every symbol that has a count in the month, by symbol. */
    public static SortedMap<String, IpcTrend> of(TrendMonths months, YearMonth month) {
        MonthTrends trends = new MonthTrends(months, month);
        SortedMap<String, IpcTrend> rows = new TreeMap<>();
        trends.window.get(0).keySet().forEach(symbol -> rows.put(symbol, trends.row(symbol)));
        trends.markEmerging(rows);
        return rows;
    }

    private IpcTrend row(String symbol) {
        int count = count(symbol, 0);
        int rolling = sum(symbol, 0, EARLIER);
        Double expected = history < HISTORY ? null : (double) sum(symbol, 1, history + 1) / history;
        return IpcTrend.newBuilder()
                .setCount(count)
                .setShare(share(count, months.total(month)))
                .setPreviousMonth(count(symbol, 1))
                .setYearAgo(count(symbol, EARLIER))
                .setMovingAverage3(sum(symbol, 0, 3) / 3.0)
                .setMovingAverage12((double) rolling / EARLIER)
                .setRolling12(rolling)
                .setExpected(expected)
                .setPValue(
                        expected == null || expected == 0
                                ? null
                                : TrendTests.tail(count, expected, variance(symbol, expected)))
                .setThroughDate(months.through(month))
                .build();
    }

    /** A reader may see a change halfway, while the total lags behind its parts. */
    private static double share(int count, int total) {
        return total == 0 ? 0 : (double) count / total;
    }

    /** Both tests have to agree, each corrected for the number of symbols that were looked at. */
    private void markEmerging(SortedMap<String, IpcTrend> rows) {
        List<String> tested = new ArrayList<>();
        rows.forEach((symbol, row) -> {
            if (row.getPValue() != null && !symbol.equals(IpcSymbol.UNCLASSIFIED)) {
                tested.add(symbol);
            }
        });
        boolean[] rising = TrendTests.significant(
                tested.stream()
                        .mapToDouble(symbol -> rows.get(symbol).getPValue())
                        .toArray(),
                LEVEL);
        boolean[] above = TrendTests.significant(
                tested.stream().mapToDouble(this::conditional).toArray(), LEVEL);
        for (int i = 0; i < tested.size(); i++) {
            IpcTrend row = rows.get(tested.get(i));
            row.setEmerging(row.getCount() >= SMALLEST && rising[i] && above[i]);
        }
    }

    private double conditional(String symbol) {
        return TrendTests.conditional(count(symbol, 0), sum(symbol, 1, history + 1), history);
    }

    private double variance(String symbol, double mean) {
        double squares = IntStream.rangeClosed(1, history)
                .mapToDouble(back -> count(symbol, back) - mean)
                .map(deviation -> deviation * deviation)
                .sum();
        return squares / (history - 1);
    }

    private int sum(String symbol, int from, int to) {
        return IntStream.range(from, to).map(back -> count(symbol, back)).sum();
    }

    private int count(String symbol, int back) {
        return window.get(back).getOrDefault(symbol, 0);
    }
}

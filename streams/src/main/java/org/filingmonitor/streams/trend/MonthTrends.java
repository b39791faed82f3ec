package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final int total;
    private final LocalDate through;
    private final int history;
    private final Map<String, int[]> symbols = new HashMap<>();

    private MonthTrends(TrendMonths months, YearMonth month) {
        this.months = months;
        this.month = month;
        this.total = months.total(month);
        this.through = months.through(month);
        this.history = months.first()
                .map(first -> (int) Math.min(EARLIER, Math.max(0, first.until(month, ChronoUnit.MONTHS))))
                .orElse(0);
        months.symbols(month).keySet().forEach(symbol -> symbols.put(symbol, new int[1 + EARLIER]));
        for (int back = 0; back <= EARLIER; back++) {
            read(back);
        }
    }

    /** Of the months before, only the symbols of the month itself are of interest. */
    private void read(int back) {
        Map<String, Integer> counted = months.symbols(month.minusMonths(back));
        symbols.forEach((symbol, counts) -> counts[back] = counted.getOrDefault(symbol, 0));
    }

    /** Returns the trends of every symbol that has a count in the month, by symbol. */
    public static SortedMap<String, IpcTrend> of(TrendMonths months, YearMonth month) {
        MonthTrends trends = new MonthTrends(months, month);
        SortedMap<String, IpcTrend> rows = new TreeMap<>();
        trends.symbols.forEach((symbol, counts) -> rows.put(symbol, trends.row(counts)));
        trends.markEmerging(rows);
        return rows;
    }

    private IpcTrend row(int[] counts) {
        int count = counts[0];
        int rolling = sum(counts, 0, EARLIER);
        Double expected = history < HISTORY ? null : (double) sum(counts, 1, history + 1) / history;
        return IpcTrend.newBuilder()
                .setCount(count)
                .setShare(share(count, total))
                .setPreviousMonth(counts[1])
                .setYearAgo(counts[EARLIER])
                .setMovingAverage3(sum(counts, 0, 3) / 3.0)
                .setMovingAverage12((double) rolling / EARLIER)
                .setRolling12(rolling)
                .setExpected(expected)
                .setPValue(
                        expected == null || expected == 0 ? null : TrendTests.tail(count, expected, variance(counts)))
                .setThroughDate(through)
                .build();
    }

    /** Nobody divides by the total of a month without filings: it has no symbols. */
    private static double share(int count, int total) {
        return (double) count / total;
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
        int[] counts = symbols.get(symbol);
        return TrendTests.conditional(counts[0], sum(counts, 1, history + 1), history);
    }

    /** From whole numbers, so that a variance that equals the mean is not a little more than it. */
    private double variance(int[] counts) {
        long sum = sum(counts, 1, history + 1);
        long squares = 0;
        for (int back = 1; back <= history; back++) {
            squares += (long) counts[back] * counts[back];
        }
        return (double) (history * squares - sum * sum) / ((long) history * (history - 1));
    }

    private static int sum(int[] counts, int from, int to) {
        int sum = 0;
        for (int back = from; back < to; back++) {
            sum += counts[back];
        }
        return sum;
    }
}

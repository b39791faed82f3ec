package org.filingmonitor.streams;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.filingmonitor.event.IpcTrend;

/**
 * Computes all trends from a recount, in plain Java that shares nothing with the topology: tails are summed term by term.
 * A row is {@code scope|level|symbol|month}.
 */
final class TrendRecount {

    private final Map<String, Map<String, Integer>> rows;
    private final Map<String, String> firstMonths = new TreeMap<>();
    private final Map<String, String> lastMonths = new TreeMap<>();

    private TrendRecount(Map<String, Map<String, Integer>> rows) {
        this.rows = rows;
        for (String row : rows.keySet()) {
            String[] parts = row.split("\\|", -1);
            if (parts[1].equals("total") && filings(row) > 0) {
                firstMonths.merge(parts[0], parts[4], (one, other) -> one.compareTo(other) < 0 ? one : other);
                lastMonths.merge(parts[0], parts[4], (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
    }

    /** Returns the trends that follow from the rows of {@link Recount}. */
    static Map<String, IpcTrend> of(Map<String, Map<String, Integer>> rows) {
        TrendRecount recount = new TrendRecount(rows);
        Map<String, IpcTrend> trends = new TreeMap<>();
        Map<String, List<String>> families = new TreeMap<>();
        for (String row : rows.keySet()) {
            String[] parts = row.split("\\|", -1);
            if (parts[1].equals("ipc") && recount.filings(row) > 0) {
                String key = parts[0] + "|" + parts[2] + "|" + parts[3] + "|" + parts[4];
                trends.put(key, recount.trend(parts[0], parts[2], parts[3], YearMonth.parse(parts[4])));
                if (!parts[3].equals("UNCLASSIFIED")) {
                    families.computeIfAbsent(parts[0] + "|" + parts[2] + "|" + parts[4], none -> new ArrayList<>())
                            .add(key);
                }
            }
        }
        families.values().forEach(family -> recount.emerging(family, trends));
        return trends;
    }

    private int filings(String row) {
        return rows.getOrDefault(row, Map.of()).entrySet().stream()
                .filter(figure -> figure.getKey().startsWith("f"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private int count(String scope, String level, String symbol, YearMonth month) {
        return filings(scope + "|ipc|" + level + "|" + symbol + "|" + month);
    }

    private List<Integer> earlier(String scope, String level, String symbol, YearMonth month) {
        List<Integer> earlier = new ArrayList<>();
        for (int back = 1; back <= 12; back++) {
            if (!month.minusMonths(back).isBefore(YearMonth.parse(firstMonths.get(scope)))) {
                earlier.add(count(scope, level, symbol, month.minusMonths(back)));
            }
        }
        return earlier;
    }

    private IpcTrend trend(String scope, String level, String symbol, YearMonth month) {
        IpcTrend trend = new IpcTrend();
        trend.setCount(count(scope, level, symbol, month));
        trend.setShare((double) trend.getCount() / filings(scope + "|total|||" + month));
        trend.setPreviousMonth(count(scope, level, symbol, month.minusMonths(1)));
        trend.setYearAgo(count(scope, level, symbol, month.minusMonths(12)));
        int year = 0;
        int quarter = 0;
        for (int back = 0; back < 12; back++) {
            int one = count(scope, level, symbol, month.minusMonths(back));
            year += one;
            quarter += back < 3 ? one : 0;
        }
        trend.setMovingAverage3(quarter / 3.0);
        trend.setMovingAverage12(year / 12.0);
        trend.setRolling12(year);
        List<Integer> earlier = earlier(scope, level, symbol, month);
        if (earlier.size() >= 6) {
            double mean = earlier.stream().mapToInt(x -> x).average().orElseThrow();
            trend.setExpected(mean);
            trend.setPValue(mean == 0 ? null : tail(trend.getCount(), mean, earlier));
        }
        trend.setThroughDate(month.atDay(throughDay(scope, month)));
        return trend;
    }

    private int throughDay(String scope, YearMonth month) {
        if (!lastMonths.get(scope).equals(month.toString())) {
            return month.lengthOfMonth();
        }
        return rows.get(scope + "|total|||" + month).keySet().stream()
                .filter(figure -> figure.startsWith("f"))
                .mapToInt(figure -> Integer.parseInt(figure.substring(1)))
                .max()
                .orElseThrow();
    }

    private static double tail(int count, double mean, List<Integer> earlier) {
        double variance =
                earlier.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (earlier.size() - 1);
        boolean poisson = variance <= mean * (1 + 1e-12);
        double size = mean * mean / (variance - mean);
        double term = poisson ? Math.exp(-mean) : Math.pow(mean / variance, size);
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += term;
            term *= poisson ? mean / (k + 1) : (size + k) / (k + 1) * (1 - mean / variance);
        }
        return 1 - below;
    }

    private void emerging(List<String> family, Map<String, IpcTrend> trends) {
        Map<String, Double> tails = new TreeMap<>();
        Map<String, Double> conditionals = new TreeMap<>();
        for (String key : family) {
            IpcTrend trend = trends.get(key);
            if (trend.getPValue() != null) {
                String[] parts = key.split("\\|", -1);
                List<Integer> earlier = earlier(parts[0], parts[1], parts[2], YearMonth.parse(parts[3]));
                tails.put(key, trend.getPValue());
                conditionals.put(
                        key,
                        binomialTail(
                                trend.getCount(),
                                trend.getCount()
                                        + earlier.stream().mapToInt(x -> x).sum(),
                                1.0 / (earlier.size() + 1)));
            }
        }
        Set<String> both = rejected(tails);
        both.retainAll(rejected(conditionals));
        both.forEach(key -> trends.get(key).setEmerging(trends.get(key).getCount() >= 5));
    }

    private static double binomialTail(int count, int tries, double chance) {
        double term = Math.pow(1 - chance, tries);
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += term;
            term *= (double) (tries - k) / (k + 1) * chance / (1 - chance);
        }
        return 1 - below;
    }

    private static Set<String> rejected(Map<String, Double> pValues) {
        List<Double> sorted = new ArrayList<>(pValues.values());
        Collections.sort(sorted);
        double limit = -1;
        for (int rank = 1; rank <= sorted.size(); rank++) {
            if (sorted.get(rank - 1) <= 0.05 * rank / sorted.size()) {
                limit = sorted.get(rank - 1);
            }
        }
        Set<String> rejected = new TreeSet<>();
        for (Map.Entry<String, Double> each : pValues.entrySet()) {
            if (each.getValue() <= limit) {
                rejected.add(each.getKey());
            }
        }
        return rejected;
    }
}

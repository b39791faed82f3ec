package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.filingmonitor.event.IpcTrend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthTrendsTest {

    private static final YearMonth JULY = YearMonth.of(2025, 7);

    /** Counts in memory. */
    private static final class Counts implements TrendMonths {

        private final TreeMap<YearMonth, Map<String, Integer>> months = new TreeMap<>();

        Counts put(String symbol, YearMonth month, int... counts) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    months.computeIfAbsent(month.plusMonths(i), missing -> new TreeMap<>())
                            .put(symbol, counts[i]);
                }
            }
            return this;
        }

        @Override
        public Optional<YearMonth> first() {
            return months.isEmpty() ? Optional.empty() : Optional.of(months.firstKey());
        }

        @Override
        public int total(YearMonth month) {
            return symbols(month).values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public Map<String, Integer> symbols(YearMonth month) {
            return months.getOrDefault(month, Map.of());
        }

        @Override
        public LocalDate through(YearMonth month) {
            return month.atEndOfMonth();
        }
    }

    private static IpcTrend july(Counts counts, String symbol) {
        return MonthTrends.of(counts, JULY).get(symbol);
    }

    @Test
    void comparesWithTheMonthsBefore() {
        Counts counts = new Counts()
                .put("G06F", YearMonth.of(2024, 7), 6, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .put("H04L", JULY, 36);
        IpcTrend trend = july(counts, "G06F");
        assertThat(trend.getCount()).isEqualTo(12);
        assertThat(trend.getShare()).isEqualTo(0.25);
        assertThat(trend.getPreviousMonth()).isEqualTo(11);
        assertThat(trend.getYearAgo()).isEqualTo(6);
        assertThat(trend.getMovingAverage3()).isEqualTo(11);
        assertThat(trend.getMovingAverage12()).isEqualTo(6.5);
        assertThat(trend.getRolling12()).isEqualTo(78);
        assertThat(trend.getExpected()).isEqualTo(6);
        assertThat(trend.getThroughDate()).isEqualTo(LocalDate.of(2025, 7, 31));
    }

    @Test
    void expectsNothingOnLessThanSixMonths() {
        assertThat(july(new Counts().put("G06F", JULY.minusMonths(5), 3, 3, 3, 3, 3, 30), "G06F"))
                .satisfies(trend -> {
                    assertThat(trend.getExpected()).isNull();
                    assertThat(trend.getPValue()).isNull();
                    assertThat(trend.getEmerging()).isFalse();
                });
        assertThat(july(new Counts().put("G06F", JULY.minusMonths(6), 3, 3, 3, 3, 3, 3, 30), "G06F"))
                .satisfies(trend -> {
                    assertThat(trend.getExpected()).isEqualTo(3);
                    assertThat(trend.getEmerging()).isTrue();
                });
    }

    /** The scope's first month begins the history, not the symbol's; months without filings count as zero. */
    @Test
    void aSymbolsFirstMonthHasNoPValue() {
        Counts counts = new Counts()
                .put("H04L", JULY.minusMonths(9), 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)
                .put("G06F", JULY, 50);
        IpcTrend trend = july(counts, "G06F");
        assertThat(trend.getExpected()).isZero();
        assertThat(trend.getPValue()).isNull();
        assertThat(trend.getEmerging()).isFalse();
        assertThat(july(counts, "H04L").getExpected()).isEqualTo(1.0 / 9);
    }

    @Test
    void nothingIsSaidOfASymbolWithoutFilings() {
        assertThat(MonthTrends.of(new Counts().put("G06F", YearMonth.of(2025, 6), 4), JULY))
                .isEmpty();
        assertThat(MonthTrends.of(new Counts(), JULY)).isEmpty();
    }

    @Test
    void theUnclassifiedNeverEmergeAndCorrectNobodysLevel() {
        Counts counts = new Counts().put("UNCLASSIFIED", JULY.minusMonths(12), 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 90);
        assertThat(july(counts, "UNCLASSIFIED").getPValue()).isLessThan(1e-9);
        assertThat(july(counts, "UNCLASSIFIED").getEmerging()).isFalse();
    }

    @Test
    void fourFilingsAreTooFewToEmerge() {
        int[] earlier = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Counts four = new Counts().put("H04L", JULY.minusMonths(12), earlier).put("H04L", JULY, 4);
        Counts five = new Counts().put("H04L", JULY.minusMonths(12), earlier).put("H04L", JULY, 5);
        assertThat(july(four, "H04L").getPValue()).isLessThan(0.01);
        assertThat(july(four, "H04L").getEmerging()).isFalse();
        assertThat(july(five, "H04L").getEmerging()).isTrue();
    }

    /** One of twenty symbols doubles from 20 a month; its first full month shows it, whatever the noise around it. */
    @Test
    void aDoublingIsFlaggedInItsFirstFullMonth() {
        Counts counts = simulated(20, 12, 20, 7);
        counts.put("S0", JULY.minusMonths(12), 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 40);
        SortedMap<String, IpcTrend> trends = MonthTrends.of(counts, JULY);
        assertThat(trends).hasSize(20);
        assertThat(trends.get("S0").getEmerging()).isTrue();
    }

    /** No symbol's rate changes: months in which any is called emerging are false alarms. */
    @ParameterizedTest
    @CsvSource({"20, 12, 600", "20, 6, 600", "600, 12, 60", "600, 6, 60", "5000, 12, 20", "5000, 6, 20"})
    void atMostOneMonthInTwentyShowsAnythingWhereNothingHappens(int symbols, int history, int simulations) {
        long alarms = IntStream.range(0, simulations)
                .filter(seed -> MonthTrends.of(simulated(symbols, history, 4, seed), JULY).values().stream()
                        .anyMatch(IpcTrend::getEmerging))
                .count();
        assertThat(alarms).isLessThanOrEqualTo(simulations / 20);
    }

    /** Poisson counts of symbols whose constant rates are spread around a mean, in the months up to July. */
    private static Counts simulated(int symbols, int history, double mean, long seed) {
        Random rates = new Random(seed);
        Counts counts = new Counts();
        UniformRandomProvider source = rates::nextLong;
        for (int i = 0; i < symbols; i++) {
            DiscreteDistribution.Sampler sampler = PoissonDistribution.of(mean * 2 * (rates.nextDouble() + 0.01))
                    .createSampler(source);
            counts.put(
                    "S" + i,
                    JULY.minusMonths(history),
                    sampler.samples(history + 1).toArray());
        }
        return counts;
    }
}

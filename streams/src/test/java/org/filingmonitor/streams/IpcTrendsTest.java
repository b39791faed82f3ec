package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.filingmonitor.streams.Observation.observation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.junit.jupiter.api.Test;

class IpcTrendsTest {

    private static final List<String> SYMBOLS = List.of("G06F 21/62", "G06F 21/60", "G06N 20/00", "H04L 9/32");
    private static final List<String> OWNERS = List.of("Alipay", "Tsinghua University");

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property(tries = 6)
    void trendsEqualARecountOfTheFinalFilings(@ForAll("randoms") Random random) {
        try (TopologyRun run = new TopologyRun()) {
            for (int batch = 0; batch < 3; batch++) {
                run.observe(twoYears(random, 40));
                assertTrends(
                        run.trends(), TrendRecount.of(Recount.of(run.filings().values())));
            }
        }
    }

    @Property(tries = 8)
    void trendsFollowEveryCorrectionAndDeletion(
            @ForAll("observations") List<FilingObservation> seen, @ForAll("randoms") Random random) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(twoYears(random, 15));
            run.trends();
            for (FilingObservation one : seen) {
                run.observe(one);
                if (random.nextInt(3) == 0) {
                    run.trends();
                }
            }
            assertTrends(run.trends(), TrendRecount.of(Recount.of(run.filings().values())));
        }
    }

    /** The clock of the tests ends each turn after a few of the hundreds of rows that such a month has. */
    @Property(tries = 4)
    void trendsEqualARecountThoughCountsMoveWhileAMonthIsComputed(@ForAll("randoms") Random random) {
        TopologyRun run = new TopologyRun();
        for (int filing = 0; filing < 60; filing++) {
            run.observe(ofManySymbols(random));
            run.passTime();
            run = filing % 20 == 7 ? run.restarted() : run;
        }
        try (TopologyRun last = run) {
            assertTrends(
                    last.trends(), TrendRecount.of(Recount.of(last.filings().values())));
        }
    }

    /** No kill can part a count that moved from the mark of its month. */
    @Test
    void marksGoIntoTheCommitOfTheirCounts() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(
                    observation("US-1").published("2024-01-01").ipc("H04L 9/32").seen());

            assertThat(run.driver()
                            .createOutputTopic(
                                    StreamsConfig.APPLICATION_ID + "-trend-marks-changelog",
                                    new StringDeserializer(),
                                    new StringDeserializer())
                            .readValuesToList())
                    .isNotEmpty();
        }
    }

    private static FilingObservation ofManySymbols(Random random) {
        return observation("US-" + (1000 + random.nextInt(30)))
                .published(LocalDate.of(2025, 1 + random.nextInt(3), 1 + random.nextInt(28))
                        .toString())
                .revision(LocalDate.of(2025, 4, 1).plusDays(random.nextInt(300)).toString())
                .ipc(random.ints(30, 1, 400)
                        .mapToObj(group -> "G06F " + group + "/00")
                        .distinct()
                        .toArray(String[]::new))
                .owners(OWNERS.get(0))
                .seen();
    }

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(15);
    }

    /** Months that are years later are held to more months, or fewer, by where the scope begins. */
    @Test
    void aStrayOldFilingMovesTheTrendsOfAllMonthsThatAreHeldToTheBeginning() {
        try (TopologyRun run = new TopologyRun()) {
            for (int i = 0; i < 40; i++) {
                run.observe(observation("US-" + i)
                        .published(LocalDate.of(2024, 6, 1).plusDays(9L * i).toString())
                        .ipc(SYMBOLS.get(i % 2))
                        .owners(OWNERS.get(0))
                        .seen());
            }
            Map<String, IpcTrend> before = run.trends();
            run.observe(stray("2020-01-15", "2025-07-01"));
            assertTrends(run.trends(), TrendRecount.of(Recount.of(run.filings().values())));
            assertThat(run.trends()).isNotEqualTo(before);

            run.observe(stray("2024-08-15", "2025-07-02"));
            assertTrends(run.trends(), TrendRecount.of(Recount.of(run.filings().values())));
        }
    }

    private static FilingObservation stray(String published, String revision) {
        return observation("US-999")
                .published(published)
                .revision(revision)
                .ipc(SYMBOLS.get(3))
                .owners(OWNERS.get(0))
                .seen();
    }

    @Test
    void writesOnlyRowsThatDiffer() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(twoYears(new Random(1), 60));
            run.trends();
            assertThat(run.newTrends()).isEmpty();
        }
    }

    /** Filings over two years, one symbol of which rises in the last month; some are corrected afterwards. */
    static List<FilingObservation> twoYears(Random random, int filings) {
        List<FilingObservation> seen = new ArrayList<>();
        for (int i = 0; i < filings; i++) {
            boolean rising = random.nextInt(4) == 0;
            LocalDate published = rising
                    ? LocalDate.of(2025, 2, 1 + random.nextInt(28))
                    : LocalDate.of(2023, 3, 1).plusDays(random.nextInt(700));
            seen.add(observation("US-" + (1000 + random.nextInt(500)))
                    .published(published.toString())
                    .revision(LocalDate.of(2025, 3, 1)
                            .plusDays(random.nextInt(30))
                            .toString())
                    .ipc(rising ? SYMBOLS.get(0) : SYMBOLS.get(random.nextInt(SYMBOLS.size())))
                    .owners(OWNERS.get(random.nextInt(OWNERS.size())))
                    .seen());
        }
        return seen;
    }

    /** Compares rows of trends, whose p-values may differ as far as two ways of summing do. */
    static void assertTrends(Map<String, IpcTrend> actual, Map<String, IpcTrend> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((row, trend) -> assertThat(actual.get(row)).as(row).satisfies(one -> {
            assertThat(one.getCount()).isEqualTo(trend.getCount());
            assertThat(one.getShare()).isCloseTo(trend.getShare(), within(1e-12));
            assertThat(one.getPreviousMonth()).isEqualTo(trend.getPreviousMonth());
            assertThat(one.getYearAgo()).isEqualTo(trend.getYearAgo());
            assertThat(one.getMovingAverage3()).isCloseTo(trend.getMovingAverage3(), within(1e-12));
            assertThat(one.getMovingAverage12()).isCloseTo(trend.getMovingAverage12(), within(1e-12));
            assertThat(one.getRolling12()).isEqualTo(trend.getRolling12());
            assertThat(one.getEmerging()).isEqualTo(trend.getEmerging());
            assertThat(one.getThroughDate()).isEqualTo(trend.getThroughDate());
            assertClose(one.getExpected(), trend.getExpected());
            assertClose(one.getPValue(), trend.getPValue());
        }));
    }

    private static void assertClose(Double actual, Double expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9));
        }
    }
}

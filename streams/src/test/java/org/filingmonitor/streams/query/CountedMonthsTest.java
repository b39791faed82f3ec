package org.filingmonitor.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.TopologyRun;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.query.StateStores.CountedRow;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.trend.MonthTrends;
import org.junit.jupiter.api.Test;

class CountedMonthsTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-20");
    private static final List<String> SYMBOLS = List.of("G06F 21/62", "G06F 21/60", "G06N 20/00");
    private static final List<String> SCOPES = List.of("all", "owner:alipay", "owner:tsinghua");

    /** Days of first publication; those of the last weeks are the more frequent. */
    @Provide
    Arbitrary<List<Integer>> days() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 420),
                        Arbitraries.integers().between(390, 420))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 15)
    void onTheLastDayOfTheLastMonthTheFiguresAreThoseOfTheTopic(@ForAll("days") List<Integer> days) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(filings(days));
            Map<String, IpcTrend> topic = run.trends();
            Map<String, MonthRow> stored = run.storedCounts();
            YearMonth last = YearMonth.from(
                    FIRST.plusDays(days.stream().mapToInt(day -> day).max().orElseThrow()));

            for (YearMonth month : List.of(last, last.minusMonths(1))) {
                Map<String, IpcTrend> computed = new TreeMap<>();
                for (String scope : SCOPES) {
                    for (IpcSymbol.Level level : IpcSymbol.Level.values()) {
                        trends(stored, scope, level.label(), month, last.atEndOfMonth())
                                .forEach((symbol, trend) -> computed.put(
                                        String.join("|", scope, level.label(), symbol, month.toString()), trend));
                    }
                }
                assertThat(whole(computed, month)).isEqualTo(whole(topic, month));
            }
        }
    }

    private static List<FilingObservation> filings(List<Integer> days) {
        List<FilingObservation> filings = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            filings.add(observation("US-" + (1000 + i))
                    .published(FIRST.plusDays(days.get(i)).toString())
                    .owners(i % 3 == 0 ? "Tsinghua" : "Alipay")
                    .ipc(days.get(i) >= 390 ? SYMBOLS.get(0) : SYMBOLS.get(i % SYMBOLS.size()))
                    .seen());
        }
        return filings;
    }

    /** The rows of a month but for the day they reach to, which in the scope's last month is the topic's own. */
    private static Map<String, IpcTrend> whole(Map<String, IpcTrend> trends, YearMonth month) {
        Map<String, IpcTrend> rows = new TreeMap<>();
        trends.forEach((row, trend) -> {
            if (row.endsWith("|" + month)) {
                rows.put(
                        row,
                        IpcTrend.newBuilder(trend)
                                .setThroughDate(month.atEndOfMonth())
                                .build());
            }
        });
        return rows;
    }

    private static SortedMap<String, IpcTrend> trends(
            Map<String, MonthRow> stored, String scope, String level, YearMonth month, LocalDate asOf) {
        CountedMonths months = new CountedMonths(
                Series.of(rows(stored, CountRow.prefix(scope, CountRow.TOTAL)), Unit.FILING), month, asOf);
        months.needed().forEach(needed -> rows(stored, CountRow.prefix(scope, CountRow.IPC, level, needed.toString()))
                .forEach(months::add));
        return MonthTrends.of(months, month);
    }

    private static List<CountedRow> rows(Map<String, MonthRow> stored, String prefix) {
        return stored.entrySet().stream()
                .filter(row -> row.getKey().startsWith(prefix))
                .map(row -> new CountedRow(CountRow.ofStoreKey(row.getKey()), row.getValue()))
                .toList();
    }

    @Test
    void aMonthThatIsNotOverIsComparedWithTheSameDaysOfTheOthers() {
        CountedMonths months = months("2025-03", "2025-03-30", "2025-02-01", "2025-02-28", "2025-03-30", "2025-03-31");
        YearMonth march = YearMonth.parse("2025-03");

        assertThat(months.isPartial()).isTrue();
        assertThat(months.symbols(march)).containsExactly(Map.entry("G06F", 1));
        assertThat(months.total(march)).isEqualTo(1);
        assertThat(months.symbols(march.minusMonths(1))).containsExactly(Map.entry("G06F", 2));
        assertThat(months.total(march.minusMonths(1))).isEqualTo(2);
        assertThat(months.through(march)).isEqualTo("2025-03-30");
        assertThat(months.through(march.minusMonths(1))).isEqualTo("2025-02-28");
    }

    @Test
    void leavesOutTheLaterDaysOfEarlierMonths() {
        CountedMonths months = months("2025-03", "2025-03-17", "2024-03-18", "2025-02-17", "2025-02-18", "2025-03-02");

        assertThat(months.symbols(YearMonth.parse("2025-02"))).containsExactly(Map.entry("G06F", 1));
        assertThat(months.total(YearMonth.parse("2025-02"))).isEqualTo(1);
        assertThat(months.symbols(YearMonth.parse("2024-03"))).isEmpty();
        assertThat(months.first()).contains(YearMonth.parse("2024-03"));
    }

    @Test
    void comparesWholeMonthsOnceTheMonthIsOver() {
        for (String asOf : List.of("2025-02-28", "2025-03-05")) {
            CountedMonths months = months("2025-02", asOf, "2025-01-31", "2025-02-28", "2025-03-02");
            YearMonth february = YearMonth.parse("2025-02");

            assertThat(months.isPartial()).isFalse();
            assertThat(months.symbols(february.minusMonths(1))).containsExactly(Map.entry("G06F", 1));
            assertThat(months.total(february.minusMonths(1))).isEqualTo(1);
            assertThat(months.total(february)).isEqualTo(1);
            assertThat(months.through(february)).isEqualTo("2025-02-28");
        }
    }

    @Test
    void needsTheMonthAndTheTwelveBeforeIt() {
        assertThat(months("2025-03", "2025-03-31").needed())
                .hasSize(13)
                .startsWith(YearMonth.parse("2025-03"), YearMonth.parse("2025-02"))
                .endsWith(YearMonth.parse("2024-03"));
    }

    /** The months of a scope whose filings of the given days all have the one symbol. */
    private static CountedMonths months(String month, String asOf, String... days) {
        Map<YearMonth, int[]> counted = new TreeMap<>();
        for (String day : days) {
            LocalDate date = LocalDate.parse(day);
            counted.computeIfAbsent(YearMonth.from(date), missing -> new int[31])[date.getDayOfMonth() - 1]++;
        }
        List<CountedRow> total = rows(CountRow.TOTAL, "", counted);
        CountedMonths months =
                new CountedMonths(Series.of(total, Unit.FILING), YearMonth.parse(month), LocalDate.parse(asOf));
        rows(CountRow.IPC, "G06F", counted).forEach(months::add);
        return months;
    }

    private static List<CountedRow> rows(String facet, String value, Map<YearMonth, int[]> counted) {
        List<CountedRow> rows = new ArrayList<>();
        counted.forEach((month, days) -> {
            List<DayCount> list = IntStream.rangeClosed(1, days.length)
                    .filter(day -> days[day - 1] > 0)
                    .mapToObj(day -> new DayCount(day, days[day - 1], 0))
                    .toList();
            rows.add(new CountedRow(
                    new CountRow(facet, "", value, month.toString()),
                    new MonthRow(Arrays.stream(days).sum(), 0, list)));
        });
        return rows;
    }
}

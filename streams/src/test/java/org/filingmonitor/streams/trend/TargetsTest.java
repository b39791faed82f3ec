package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final YearMonth JUNE = YearMonth.of(2025, 6);
    private static final YearMonth JULY = YearMonth.of(2025, 7);

    @Test
    void goLevelByLevelFromTheSectionDownAndAsFarAsTheScopeHasMonths() {
        List<TrendPlace> places = Targets.of(
                List.of(mark("", JUNE, Reach.LATER_MONTHS), mark("group", JULY, Reach.LATER_MONTHS)),
                totals(JUNE, JULY));

        assertThat(places)
                .extracting(TrendPlace::level)
                .containsExactly(
                        "section",
                        "section",
                        "class",
                        "class",
                        "subclass",
                        "subclass",
                        "group",
                        "group",
                        "subgroup",
                        "subgroup");
        assertThat(places).extracting(TrendPlace::month).startsWith(JUNE, JULY, JUNE, JULY);
    }

    @Test
    void goOnAfterWhereTheyWereLeftThoughAllIsMarkedAgain() {
        List<TrendPlace> all = Targets.of(List.of(mark("", JUNE, Reach.LATER_MONTHS)), totals(JUNE, JULY));

        List<TrendPlace> next = Targets.from(all, all.get(2));

        assertThat(next).startsWith(all.get(3)).endsWith(all.get(2)).hasSameElementsAs(all);
        assertThat(Targets.from(all, all.get(9))).isEqualTo(all);
        assertThat(Targets.from(all.subList(0, 2), all.get(5)))
                .as("nothing is later")
                .isEqualTo(all.subList(0, 2));
    }

    @Test
    void takeInTheNeighboursOfAMonthThatComesOrGoes() {
        YearMonth gone = YearMonth.of(2023, 5);
        ScopeTotals totals = totals(YearMonth.of(2020, 1), YearMonth.of(2024, 2), YearMonth.of(2024, 3), JULY);

        List<TrendPlace> places = Targets.of(List.of(mark("group", gone, Reach.NEIGHBOURS)), totals);

        assertThat(places)
                .extracting(TrendPlace::month)
                .as("the last month before, a year from the month itself, and a year from the first month after")
                .containsExactly(Stream.concat(
                                Stream.of(YearMonth.of(2020, 1)),
                                Stream.iterate(gone, month -> month.plusMonths(1))
                                        .limit(22))
                        .toArray(YearMonth[]::new));
    }

    private static ScopeTotals totals(YearMonth... months) {
        TreeMap<YearMonth, MonthRow> totals = new TreeMap<>();
        for (YearMonth month : months) {
            totals.put(month, new MonthRow(1, 1, List.of(new DayCount(1, 1, 1))));
        }
        return new ScopeTotals(totals);
    }

    private static Mark mark(String level, YearMonth month, Reach reach) {
        return new Mark(new TrendPlace("all", level, month), reach);
    }
}

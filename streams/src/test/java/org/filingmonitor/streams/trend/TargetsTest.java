package org.filingmonitor.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
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
                Optional.of(JULY));

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
        List<TrendPlace> all = Targets.of(List.of(mark("", JUNE, Reach.LATER_MONTHS)), Optional.of(JULY));

        List<TrendPlace> next = Targets.from(all, all.get(2));

        assertThat(next).startsWith(all.get(3)).endsWith(all.get(2)).hasSameElementsAs(all);
        assertThat(Targets.from(all, all.get(9))).isEqualTo(all);
        assertThat(Targets.from(all.subList(0, 2), all.get(5)))
                .as("nothing is later")
                .isEqualTo(all.subList(0, 2));
    }

    private static Mark mark(String level, YearMonth month, Reach reach) {
        return new Mark(new TrendPlace("all", level, month), reach);
    }
}

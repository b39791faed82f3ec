package org.filingmonitor.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final LocalDate FIRST = LocalDate.parse("2023-12-01");

    @Provide
    Arbitrary<List<LocalDate>> dates() {
        return Arbitraries.integers()
                .between(0, 150)
                .map(FIRST::plusDays)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<LocalDate> asOf() {
        return Arbitraries.integers().between(-40, 200).map(FIRST::plusDays);
    }

    @Property
    void everyFigureEqualsACountOfTheDates(@ForAll("dates") List<LocalDate> dates, @ForAll("asOf") LocalDate asOf) {
        Series series = series(dates);
        YearMonth month = YearMonth.from(asOf);

        assertThat(series.total(asOf)).isEqualTo(within(dates, LocalDate.MIN, asOf));
        assertThat(series.last4Weeks(asOf)).isEqualTo(within(dates, asOf.minusDays(28), asOf));
        assertThat(series.count(month, asOf)).isEqualTo(within(dates, month.atDay(1), asOf));
        assertThat(series.months(month.minusMonths(11), month, asOf))
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.count())
                        .isEqualTo(within(
                                dates,
                                YearMonth.parse(row.month()).atDay(1),
                                min(asOf, YearMonth.parse(row.month()).atEndOfMonth()))));
        assertThat(series.latest()).isEqualTo(dates.stream().max(LocalDate::compareTo));
    }

    @Test
    void fillsMonthsWithoutFilingsAndMarksOnlyTheRunningMonth() {
        Series series = series(List.of(LocalDate.parse("2024-02-29")));

        assertThat(series.months(YearMonth.parse("2024-01"), YearMonth.parse("2024-09"), LocalDate.parse("2024-03-05")))
                .containsExactly(
                        new Series.Month("2024-03", 0, true),
                        new Series.Month("2024-02", 1, false),
                        new Series.Month("2024-01", 0, false));
    }

    @Test
    void theLastFourWeeksHoldBothTheirFirstAndTheirLastDay() {
        Series series = series(List.of(
                LocalDate.parse("2025-06-18"),
                LocalDate.parse("2025-06-19"),
                LocalDate.parse("2025-07-17"),
                LocalDate.parse("2025-07-18")));

        assertThat(series.last4Weeks(LocalDate.parse("2025-07-17"))).isEqualTo(2);
    }

    @Test
    void countsDocumentsInTheirOwnMonths() {
        MonthRow row = new MonthRow(0, 2, List.of(new DayCount(5, 0, 2)));
        TreeMap<YearMonth, MonthRow> months = new TreeMap<>(java.util.Map.of(YearMonth.parse("2024-01"), row));

        LocalDate asOf = LocalDate.parse("2024-01-31");
        assertThat(new Series(months, Unit.PUBLICATION).total(asOf)).isEqualTo(2);
        assertThat(new Series(months, Unit.FILING).total(asOf)).isZero();
        assertThat(new Series(months, Unit.FILING).latest()).isEmpty();
    }

    private static int within(List<LocalDate> dates, LocalDate from, LocalDate to) {
        return (int) dates.stream()
                .filter(date -> !date.isBefore(from) && !date.isAfter(to))
                .count();
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Series series(List<LocalDate> dates) {
        TreeMap<YearMonth, MonthRow> months = new TreeMap<>();
        for (LocalDate date : dates) {
            MonthRow row = months.computeIfAbsent(YearMonth.from(date), month -> new MonthRow(0, 0, new ArrayList<>()));
            row.setFilings(row.getFilings() + 1);
            row.getDays().add(new DayCount(date.getDayOfMonth(), 1, 0));
        }
        return new Series(months, Unit.FILING);
    }
}

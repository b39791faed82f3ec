package org.filingmonitor.streams.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.filingmonitor.streams.query.StateStores.CountedRow;
import org.filingmonitor.streams.state.MonthRow;

/**
 * The months of one value, and its figures as of a day. As of cuts by date alone: a day counts if it is not after it.
 *
 * @param months month to counts; months without any are absent
 * @param unit what is counted
 */
record Series(NavigableMap<YearMonth, MonthRow> months, Unit unit) {

    private static final int RECENT_DAYS = 28;

    /** A month of an answer; partial if it is the month of the reader's day, which has more days to come. */
    record Month(String month, int count, boolean partial) {}

    static Series of(List<CountedRow> rows, Unit unit) {
        NavigableMap<YearMonth, MonthRow> months = new TreeMap<>();
        rows.forEach(row -> months.put(YearMonth.parse(row.row().month()), row.count()));
        return new Series(months, unit);
    }

    /** Returns the count of all time up to a day. */
    int total(LocalDate asOf) {
        YearMonth current = YearMonth.from(asOf);
        int before = months.headMap(current, false).values().stream()
                .mapToInt(unit::total)
                .sum();
        return before + count(current, asOf);
    }

    /** Returns the count of a month, up to a day. */
    int count(YearMonth month, LocalDate asOf) {
        return between(month, month.atDay(1), asOf);
    }

    /** Returns the count from 28 days before a day up to it, both included. */
    int last4Weeks(LocalDate asOf) {
        LocalDate from = asOf.minusDays(RECENT_DAYS);
        return Stream.of(YearMonth.from(from), YearMonth.from(asOf))
                .distinct()
                .mapToInt(month -> between(month, from, asOf))
                .sum();
    }

    /** Returns the count of so many months, the last of which is the month of a day, up to that day. */
    int rolling(int months, LocalDate asOf) {
        YearMonth current = YearMonth.from(asOf);
        return Stream.iterate(current.minusMonths(months - 1L), month -> month.plusMonths(1))
                .limit(months)
                .mapToInt(month -> count(month, asOf))
                .sum();
    }

    /** Returns the months of a range that are not after a day, the newest first, those without filings included. */
    List<Month> months(YearMonth from, YearMonth to, LocalDate asOf) {
        YearMonth current = YearMonth.from(asOf);
        YearMonth last = to.isAfter(current) ? current : to;
        return Stream.iterate(last, month -> !month.isBefore(from), month -> month.minusMonths(1))
                .map(month -> new Month(month.toString(), count(month, asOf), month.equals(current)))
                .toList();
    }

    /** Returns the first month that has any; empty if there is none. */
    Optional<YearMonth> first() {
        return months.entrySet().stream()
                .filter(month -> unit.total(month.getValue()) > 0)
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** Returns the latest day with a filing; empty if there is none. */
    Optional<LocalDate> latest() {
        return months.descendingMap().entrySet().stream()
                .filter(month -> unit.total(month.getValue()) > 0)
                .findFirst()
                .map(month -> latestDay(month.getKey(), month.getValue()));
    }

    private LocalDate latestDay(YearMonth month, MonthRow counts) {
        int day = month.lengthOfMonth();
        while (unit.between(counts, day, day) == 0) {
            day--;
        }
        return month.atDay(day);
    }

    /** Sums the days of a month that lie between two days, both included. */
    private int between(YearMonth month, LocalDate from, LocalDate to) {
        MonthRow counts = months.get(month);
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        LocalDate last = to.isBefore(month.atEndOfMonth()) ? to : month.atEndOfMonth();
        if (counts == null || last.isBefore(first)) {
            return 0;
        }
        return unit.between(counts, first.getDayOfMonth(), last.getDayOfMonth());
    }
}

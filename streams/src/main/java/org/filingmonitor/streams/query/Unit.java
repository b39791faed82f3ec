package org.filingmonitor.streams.query;

import java.util.function.ToIntFunction;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;

/** What is counted: filings, in the month of their first publication, or documents, each in the month of its own. */
enum Unit {
    FILING(MonthRow::getFilings, DayCount::getFilings),
    PUBLICATION(MonthRow::getPublications, DayCount::getPublications);

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToIntFunction<MonthRow> total;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToIntFunction<DayCount> day;

    Unit(ToIntFunction<MonthRow> total, ToIntFunction<DayCount> day) {
        this.total = total;
        this.day = day;
    }

    /** Returns the month's total. */
    int total(MonthRow month) {
        return total.applyAsInt(month);
    }

    /** Returns the sum of the days from one day of the month to another, both included. */
    int between(MonthRow month, int fromDay, int toDay) {
        return month.getDays().stream()
                .filter(counted -> counted.getDay() >= fromDay && counted.getDay() <= toDay)
                .mapToInt(day)
                .sum();
    }
}

package org.filingmonitor.streams.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.filingmonitor.event.MonthlyCount;

/** What is counted: filings, in the month of their first publication, or documents, each in the month of its own. */
enum Unit {
    FILING(MonthlyCount::getCount, MonthlyCount::getDays),
    PUBLICATION(MonthlyCount::getPublications, MonthlyCount::getPublicationDays);

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToIntFunction<MonthlyCount> total;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<MonthlyCount, List<Integer>> days;

    Unit(ToIntFunction<MonthlyCount> total, Function<MonthlyCount, List<Integer>> days) {
        this.total = total;
        this.days = days;
    }

    /** Returns the month's total. */
    int total(MonthlyCount month) {
        return total.applyAsInt(month);
    }

    /** Returns the sum of the days from one day of the month to another, both included. */
    int between(MonthlyCount month, int fromDay, int toDay) {
        return days.apply(month).subList(fromDay - 1, toDay).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}

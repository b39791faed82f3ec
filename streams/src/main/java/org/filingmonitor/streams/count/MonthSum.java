package org.filingmonitor.streams.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;

/** Adds deltas to a row of counts. */
final class MonthSum {

    private static final int DAYS = 31;

    private MonthSum() {}

    /**
     * Returns the row with the deltas added; null, so that the row dies, when all its numbers are zero.
     *
     * @param held the row so far, or null if there is none
     * @param deltas in order of the days
     */
    static MonthRow plus(MonthRow held, List<DayCount> deltas) {
        List<DayCount> days = held == null ? deltas : merge(held.getDays(), deltas);
        if (days.isEmpty()) {
            return null;
        }
        int filings = 0;
        int publications = 0;
        for (DayCount day : days) {
            filings += day.getFilings();
            publications += day.getPublications();
        }
        return new MonthRow(filings, publications, days);
    }

    /** Adds two lists of days, each in order; days on which nothing is left are left out. */
    static List<DayCount> merge(List<DayCount> held, List<DayCount> deltas) {
        List<DayCount> days = new ArrayList<>(held.size() + deltas.size());
        int next = 0;
        for (DayCount delta : deltas) {
            while (next < held.size() && held.get(next).getDay() < delta.getDay()) {
                days.add(held.get(next++));
            }
            boolean known = next < held.size() && held.get(next).getDay() == delta.getDay();
            addUnlessZero(days, known ? sum(held.get(next++), delta) : delta);
        }
        days.addAll(held.subList(next, held.size()));
        return days;
    }

    private static DayCount sum(DayCount held, DayCount delta) {
        return new DayCount(
                held.getDay(),
                held.getFilings() + delta.getFilings(),
                held.getPublications() + delta.getPublications());
    }

    private static void addUnlessZero(List<DayCount> days, DayCount day) {
        if (day.getFilings() != 0 || day.getPublications() != 0) {
            days.add(day);
        }
    }

    /** Returns the row as the topic of monthly counts has it; null for null. */
    static MonthlyCount published(MonthRow row) {
        if (row == null) {
            return null;
        }
        Integer[] filings = new Integer[DAYS];
        Integer[] publications = new Integer[DAYS];
        Arrays.fill(filings, 0);
        Arrays.fill(publications, 0);
        for (DayCount day : row.getDays()) {
            filings[day.getDay() - 1] = day.getFilings();
            publications[day.getDay() - 1] = day.getPublications();
        }
        return new MonthlyCount(
                row.getFilings(), Arrays.asList(filings), row.getPublications(), Arrays.asList(publications));
    }
}

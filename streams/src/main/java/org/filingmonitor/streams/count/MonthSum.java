package org.filingmonitor.streams.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.streams.state.DayDelta;

/** Adds deltas to a row of counts. */
final class MonthSum {

    private static final int DAYS = 31;

    private MonthSum() {}

    /**
     * Returns the row with the deltas added; null, so that the row dies, when all its numbers are zero.
     *
     * @param held the row so far, or null if there is none
     */
    static MonthlyCount plus(MonthlyCount held, List<DayDelta> deltas) {
        MonthlyCount sum = held == null
                ? new MonthlyCount(0, zeros(), 0, zeros())
                : new MonthlyCount(
                        held.getCount(),
                        new ArrayList<>(held.getDays()),
                        held.getPublications(),
                        new ArrayList<>(held.getPublicationDays()));
        deltas.forEach(delta -> add(sum, delta));
        return isZero(sum) ? null : sum;
    }

    private static void add(MonthlyCount sum, DayDelta delta) {
        sum.setCount(sum.getCount() + delta.getFilings());
        sum.setPublications(sum.getPublications() + delta.getPublications());
        if (delta.getDay() > 0) {
            int day = delta.getDay() - 1;
            sum.getDays().set(day, sum.getDays().get(day) + delta.getFilings());
            sum.getPublicationDays().set(day, sum.getPublicationDays().get(day) + delta.getPublications());
        }
    }

    private static boolean isZero(MonthlyCount sum) {
        return sum.getCount() == 0
                && sum.getPublications() == 0
                && sum.getDays().stream().allMatch(day -> day == 0)
                && sum.getPublicationDays().stream().allMatch(day -> day == 0);
    }

    private static List<Integer> zeros() {
        return new ArrayList<>(Collections.nCopies(DAYS, 0));
    }
}

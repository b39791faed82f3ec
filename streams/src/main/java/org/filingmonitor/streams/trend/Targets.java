package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;

/** The months that marks ask to compute anew. */
final class Targets {

    private Targets() {}

    /**
     * Returns the months of one level, in order of time: those marked, and those after them that a mark reaches, up to the
     * scope's last month.
     */
    static SortedSet<YearMonth> of(List<Mark> marks, String level, Optional<YearMonth> last) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (Mark mark : marks) {
            String marked = mark.place().level();
            if (marked.isEmpty() || marked.equals(level)) {
                months.add(mark.place().month());
                if (mark.reach() == Reach.LATER_MONTHS && last.isPresent()) {
                    addLater(months, mark.place().month(), last.get());
                }
            }
        }
        return months;
    }

    private static void addLater(SortedSet<YearMonth> months, YearMonth month, YearMonth last) {
        for (int later = 1;
                later <= MonthTrends.EARLIER && !month.plusMonths(later).isAfter(last);
                later++) {
            months.add(month.plusMonths(later));
        }
    }
}

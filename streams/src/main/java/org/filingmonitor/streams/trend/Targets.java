package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;

/** The months that marks ask to compute anew. */
final class Targets {

    private static final List<String> LEVELS =
            Arrays.stream(IpcSymbol.Level.values()).map(IpcSymbol.Level::label).toList();

    private Targets() {}

    /**
     * Returns the months of a scope, level by level and in order of time: those marked, and those after them that a mark
     * reaches, up to the scope's last month.
     */
    static List<TrendPlace> of(List<Mark> marks, Optional<YearMonth> last) {
        String scope = marks.get(0).place().scope();
        return LEVELS.stream()
                .flatMap(level -> months(marks, level, last).stream().map(month -> new TrendPlace(scope, level, month)))
                .toList();
    }

    /** Returns months in the same order, but first those that come after one of them. */
    static List<TrendPlace> from(List<TrendPlace> places, TrendPlace after) {
        int first = 0;
        while (first < places.size() && !isLater(places.get(first), after)) {
            first++;
        }
        List<TrendPlace> turned = new ArrayList<>(places);
        Collections.rotate(turned, -first);
        return turned;
    }

    private static boolean isLater(TrendPlace place, TrendPlace than) {
        int levels = Integer.compare(LEVELS.indexOf(place.level()), LEVELS.indexOf(than.level()));
        return levels > 0 || (levels == 0 && place.month().isAfter(than.month()));
    }

    private static SortedSet<YearMonth> months(List<Mark> marks, String level, Optional<YearMonth> last) {
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

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
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
     * Returns the months of a scope, level by level and in order of time: those marked, and those that a mark reaches, up to
     * the scope's last month.
     *
     * @param totals of the scope
     */
    static List<TrendPlace> of(List<Mark> marks, ScopeTotals totals) {
        String scope = marks.get(0).place().scope();
        return LEVELS.stream()
                .flatMap(level ->
                        months(marks, level, totals).stream().map(month -> new TrendPlace(scope, level, month)))
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

    private static NavigableSet<YearMonth> months(List<Mark> marks, String level, ScopeTotals totals) {
        NavigableSet<YearMonth> months = new TreeSet<>();
        for (Mark mark : marks) {
            String marked = mark.place().level();
            if (marked.isEmpty() || marked.equals(level)) {
                add(months, mark, totals);
            }
        }
        return months;
    }

    /** Where several months came or went, each is a neighbour of the next, so that none that it matters to is left out. */
    private static void add(NavigableSet<YearMonth> months, Mark mark, ScopeTotals totals) {
        YearMonth month = mark.place().month();
        months.add(month);
        if (mark.reach().compareTo(Reach.LATER_MONTHS) >= 0) {
            addLater(months, month, totals);
        }
        if (mark.reach() == Reach.NEIGHBOURS) {
            totals.before(month).ifPresent(months::add);
            totals.after(month).ifPresent(next -> {
                months.add(next);
                addLater(months, next, totals);
            });
        }
    }

    private static void addLater(NavigableSet<YearMonth> months, YearMonth month, ScopeTotals totals) {
        totals.last().ifPresent(last -> {
            for (int later = 1;
                    later <= MonthTrends.EARLIER && !month.plusMonths(later).isAfter(last);
                    later++) {
                months.add(month.plusMonths(later));
            }
        });
    }
}

package org.filingmonitor.streams.trend;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;
import org.filingmonitor.streams.trend.TrendRows.Row;

/** Computes the months that are marked, scope after scope, as far as there is time: it goes on where it was left. */
final class MarkedMonths implements AutoCloseable {

    private static final TrendPlace NOWHERE = new TrendPlace("", "", YearMonth.of(1, 1));

    private final TrendCounts counts;
    private final TrendMarks marks;
    private final MonthInWork work;

    /** Whether there was no time to finish the month in work. */
    private boolean unfinished;

    /** What was computed last, and where a scope was left that there was no time to finish. */
    private TrendPlace last = NOWHERE;

    private TrendPlace broken = NOWHERE;

    MarkedMonths(TrendCounts counts, TrendMarks marks, MonthInWork work) {
        this.counts = counts;
        this.marks = marks;
        this.work = work;
    }

    /**
     * Computes while there is time, and hands over the rows that differ. Scopes take turns too: one that changes all the time
     * keeps no other from being computed.
     */
    void take(BooleanSupplier time, Consumer<Row> differing) {
        boolean going = !unfinished || finish(time, differing);
        List<Mark> marked = marks.nextAfter(last.scope());
        while (going && !marked.isEmpty()) {
            going = compute(marked, time, differing);
            marked = marks.nextAfter(last.scope());
        }
    }

    /** Goes on with the month in work; tells whether it is done, and time left. */
    private boolean finish(BooleanSupplier time, Consumer<Row> differing) {
        boolean going = goOn(time, differing);
        if (!unfinished) {
            marks.finish(work.place());
            work.close();
        }
        return going;
    }

    private boolean goOn(BooleanSupplier time, Consumer<Row> differing) {
        unfinished = !work.go(time, differing);
        return !unfinished && time.getAsBoolean();
    }

    /**
     * Computes months of a scope; tells whether there is time left. Those that there is none for stay marked, and come
     * first at the scope's next turn, whatever is marked until then.
     */
    private boolean compute(List<Mark> marked, BooleanSupplier time, Consumer<Row> differing) {
        ScopeTotals totals = counts.totals(marked.get(0).place().scope());
        Deque<TrendPlace> places = new ArrayDeque<>(places(marked, totals));
        marks.clear(marked);
        boolean going = true;
        while (going && !places.isEmpty()) {
            last = places.remove();
            work.begin(last, totals);
            going = goOn(time, differing);
        }
        leave(places);
        return going;
    }

    private void leave(Collection<TrendPlace> places) {
        if (unfinished) {
            marks.mark(last, Reach.BEGUN);
        } else {
            work.close();
        }
        if (!places.isEmpty()) {
            places.forEach(place -> marks.mark(place, Reach.MONTH));
            broken = last;
        }
    }

    private List<TrendPlace> places(List<Mark> marked, ScopeTotals totals) {
        List<TrendPlace> places = Targets.of(marked, totals);
        return broken.scope().equals(marked.get(0).place().scope()) ? Targets.from(places, broken) : places;
    }

    @Override
    public void close() {
        work.close();
    }
}

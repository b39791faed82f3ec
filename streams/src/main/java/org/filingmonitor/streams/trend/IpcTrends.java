package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.streams.count.CountMove;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;
import org.filingmonitor.streams.trend.TrendRows.Row;

/**
 * Turns monthly counts into trends, from the store of {@link MonthlyCounts}. A count that moves only marks the months that
 * it has a part in; now and then these are computed anew, and the rows that differ go out. The wall clock decides when that
 * is, never what comes of it: the rows are a function of the counts alone.
 */
public final class IpcTrends implements ProcessorSupplier<String, CountMove, TrendKey, IpcTrend> {

    /** Name of the store of the rows, as {@link TrendPlace} keys them. */
    public static final String STORE = "ipc-trends";

    /** Name of the store of the months that are to be computed anew; empty once none is. */
    public static final String MARKS = "trend-marks";

    private static final TrendPlace NOWHERE = new TrendPlace("", "", YearMonth.of(1, 1));

    private final Turns turns = new Turns();
    private final LongSupplier nanos;

    /** Computes trends; the clock, in nanoseconds, tells how long that takes. */
    public IpcTrends(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Processor<String, CountMove, TrendKey, IpcTrend> get() {
        return new Task(turns, nanos);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                // The cache spares the store a look for each count of a month that is marked already.
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(MARKS), Serdes.String(), Serdes.String())
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), SingleObjectSerde.of(IpcTrend.class)));
    }

    private static final class Task extends ContextualProcessor<String, CountMove, TrendKey, IpcTrend> {

        private final Turns turns;
        private final Turns.Watch watch;
        private final LongSupplier nanos;
        private TrendCounts counts;
        private TrendMarks marks;
        private KeyValueStore<String, IpcTrend> rows;

        /** The month that there was no time to finish; null if there is none. */
        private MonthInWork unfinished;

        /** What was computed last, and where a scope was left that there was no time to finish. */
        private TrendPlace last = NOWHERE;

        private TrendPlace broken = NOWHERE;

        private Task(Turns turns, LongSupplier nanos) {
            this.turns = turns;
            this.nanos = nanos;
            this.watch = turns.watch();
        }

        @Override
        public void init(ProcessorContext<TrendKey, IpcTrend> context) {
            super.init(context);
            counts = new TrendCounts(context.getStateStore(MonthlyCounts.STORE));
            marks = new TrendMarks(context.<KeyValueStore<String, String>>getStateStore(MARKS));
            rows = context.getStateStore(STORE);
            context.schedule(Turns.LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
        }

        @Override
        public void close() {
            watch.close();
            if (unfinished != null) {
                unfinished.close();
                unfinished = null; // a task that lost its stores is begun again with them restored
            }
        }

        @Override
        public void process(Record<String, CountMove> record) {
            CountMove move = record.value();
            CountRow row = move.row();
            if (row.facet().equals(CountRow.IPC) && filings(move.before()) != filings(move.after())) {
                marks.mark(place(record.key(), row), Reach.LATER_MONTHS);
            } else if (row.facet().equals(CountRow.TOTAL)) {
                total(place(record.key(), row), move);
            }
            turns.counted();
        }

        private static TrendPlace place(String scope, CountRow row) {
            return new TrendPlace(scope, row.level(), YearMonth.parse(row.month()));
        }

        private static int filings(MonthRow row) {
            return row == null ? 0 : row.getFilings();
        }

        /**
         * The scope's total moves the shares of all its symbols. Where it comes or goes, the scope may have another first
         * month, which moves what later months are held to, or another last one, which is the only one that is not over.
         */
        private void total(TrendPlace place, CountMove move) {
            boolean comesOrGoes = (filings(move.before()) == 0) != (filings(move.after()) == 0);
            marks.mark(place, comesOrGoes ? Reach.LATER_MONTHS : Reach.MONTH);
            if (comesOrGoes) {
                counts.before(place).ifPresent(month -> marks.mark(place.at(month), Reach.MONTH));
                counts.after(place).ifPresent(month -> marks.mark(place.at(month), Reach.LATER_MONTHS));
            }
        }

        private void look(long now) {
            Duration turn = watch.turn(now, marks.any());
            if (!turn.isZero()) {
                long begun = nanos.getAsLong();
                long end = begun + turn.toNanos();
                take(() -> nanos.getAsLong() < end, row -> context()
                        .forward(new Record<>(row.key(), row.trend(), now)));
                watch.ended(now, Duration.ofNanos(nanos.getAsLong() - begun));
            }
        }

        /** Scopes take turns too: one that changes all the time keeps no other from being computed. */
        private void take(BooleanSupplier time, Consumer<Row> differing) {
            boolean going = unfinished == null || finish(time, differing);
            List<Mark> marked = marks.nextAfter(last.scope());
            while (going && !marked.isEmpty()) {
                going = compute(marked, time, differing);
                marked = marks.nextAfter(last.scope());
            }
        }

        /** Goes on with the month in work; tells whether it is done, and time left. */
        private boolean finish(BooleanSupplier time, Consumer<Row> differing) {
            TrendPlace place = unfinished.place();
            if (!unfinished.go(time, differing)) {
                marks.mark(place, Reach.BEGUN);
                return false;
            }
            marks.finish(place);
            unfinished = null;
            return time.getAsBoolean();
        }

        /**
         * Computes months of a scope; tells whether there is time left. Those that there is none for stay marked, and come
         * first at the scope's next turn, whatever is marked until then.
         */
        private boolean compute(List<Mark> marked, BooleanSupplier time, Consumer<Row> differing) {
            Deque<TrendPlace> places = new ArrayDeque<>(places(marked));
            marks.clear(marked);
            StoredMonths months = null;
            boolean going = true;
            while (going && !places.isEmpty()) {
                last = places.remove();
                months = months != null && months.leadTo(last) ? months : new StoredMonths(counts, last);
                unfinished = new MonthInWork(last, months, rows);
                going = finish(time, differing);
            }
            if (!places.isEmpty()) {
                places.forEach(place -> marks.mark(place, Reach.MONTH));
                broken = last;
            }
            return going;
        }

        private List<TrendPlace> places(List<Mark> marked) {
            String scope = marked.get(0).place().scope();
            List<TrendPlace> places = Targets.of(marked, counts.last(scope));
            return scope.equals(broken.scope()) ? Targets.from(places, broken) : places;
        }
    }
}

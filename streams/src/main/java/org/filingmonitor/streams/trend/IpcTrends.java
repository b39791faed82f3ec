package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.count.CountMove;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;

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

    private static final List<String> LEVELS =
            Arrays.stream(IpcSymbol.Level.values()).map(IpcSymbol.Level::label).toList();

    /** Other work of the thread waits so long at most, unless one scope alone takes longer. */
    private static final Duration TURN = Duration.ofMillis(500);

    private final Turns turns = new Turns();

    @Override
    public Processor<String, CountMove, TrendKey, IpcTrend> get() {
        return new Task(turns);
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
        private TrendCounts counts;
        private TrendMarks marks;
        private TrendRows rows;
        private String last = "";

        private Task(Turns turns) {
            this.turns = turns;
            this.watch = turns.watch();
        }

        @Override
        public void init(ProcessorContext<TrendKey, IpcTrend> context) {
            super.init(context);
            counts = new TrendCounts(context.getStateStore(MonthlyCounts.STORE));
            marks = new TrendMarks(context.<KeyValueStore<String, String>>getStateStore(MARKS));
            rows = new TrendRows(context.getStateStore(STORE));
            context.schedule(Turns.LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
        }

        @Override
        public void close() {
            watch.close();
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
            if (watch.mayBegin(now, marks.any())) {
                long begun = System.nanoTime();
                turn(begun + TURN.toNanos(), now);
                watch.ended(now, Duration.ofNanos(System.nanoTime() - begun));
            }
        }

        /** Scopes take turns too: one that changes all the time keeps no other from being computed. */
        private void turn(long end, long now) {
            List<Mark> marked = marks.nextAfter(last);
            while (!marked.isEmpty()) {
                last = marked.get(0).place().scope();
                compute(marked, now);
                marked = System.nanoTime() < end ? marks.nextAfter(last) : List.of();
            }
        }

        private void compute(List<Mark> marked, long now) {
            String scope = marked.get(0).place().scope();
            for (String level : LEVELS) {
                StoredMonths months = new StoredMonths(counts, scope, level);
                for (YearMonth month : Targets.of(marked, level, months.last())) {
                    rows.replace(new TrendPlace(scope, level, month), MonthTrends.of(months, month))
                            .forEach(row -> context().forward(new Record<>(row.key(), row.trend(), now)));
                }
            }
            marks.clear(marked);
        }
    }
}

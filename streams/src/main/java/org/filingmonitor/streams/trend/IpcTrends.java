package org.filingmonitor.streams.trend;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
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
import org.filingmonitor.streams.trend.TrendMarks.Reach;

/**
 * Turns monthly counts into trends, from the store of {@link MonthlyCounts}. A count that moves only marks the months that
 * it has a part in; now and then these are computed anew, and the rows that differ go out. The wall clock decides when that
 * is, never what comes of it: the rows are a function of the counts alone.
 */
public final class IpcTrends implements ProcessorSupplier<String, List<CountMove>, TrendKey, IpcTrend> {

    /** Name of the store of the rows, as {@link TrendPlace} keys them. */
    public static final String STORE = "ipc-trends";

    /** Name of the store of the months that are to be computed anew; empty once none is. */
    public static final String MARKS = "trend-marks";

    private final Turns turns = new Turns();
    private final LongSupplier nanos;

    /** Computes trends; the clock, in nanoseconds, tells how long that takes. */
    public IpcTrends(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Processor<String, List<CountMove>, TrendKey, IpcTrend> get() {
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

    private static final class Task extends ContextualProcessor<String, List<CountMove>, TrendKey, IpcTrend> {

        private final Turns turns;
        private final Turns.Watch watch;
        private final LongSupplier nanos;
        private TrendMarks marks;
        private MarkedMonths months;

        private Task(Turns turns, LongSupplier nanos) {
            this.turns = turns;
            this.nanos = nanos;
            this.watch = turns.watch();
        }

        @Override
        public void init(ProcessorContext<TrendKey, IpcTrend> context) {
            super.init(context);
            marks = new TrendMarks(context.<KeyValueStore<String, String>>getStateStore(MARKS));
            TrendCounts counts = new TrendCounts(context.getStateStore(MonthlyCounts.STORE));
            months = new MarkedMonths(counts, marks, new MonthInWork(counts, context.getStateStore(STORE)));
            context.schedule(Turns.LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
        }

        @Override
        public void close() {
            watch.close();
            months.close();
        }

        @Override
        public void process(Record<String, List<CountMove>> record) {
            String scope = record.key();
            List<CountMove> moves = record.value();
            moves.stream()
                    .filter(move -> move.row().facet().equals(CountRow.TOTAL))
                    .forEach(move -> total(place(scope, move.row()), move));
            moves.stream()
                    .filter(move -> move.row().facet().equals(CountRow.IPC))
                    .filter(move -> filings(move.before()) != filings(move.after()))
                    .map(move -> move.row().withoutValue())
                    .distinct()
                    .forEach(row -> marks.mark(place(scope, row), Reach.LATER_MONTHS));
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
            marks.mark(place, comesOrGoes ? Reach.NEIGHBOURS : Reach.MONTH);
        }

        private void look(long now) {
            Duration turn = watch.turn(now, marks.scopes());
            if (!turn.isZero()) {
                long begun = nanos.getAsLong();
                long end = begun + turn.toNanos();
                months.take(() -> nanos.getAsLong() < end, row -> context()
                        .forward(new Record<>(row.key(), row.trend(), now)));
                watch.ended(now, Duration.ofNanos(nanos.getAsLong() - begun), marks.scopes());
            }
        }
    }
}

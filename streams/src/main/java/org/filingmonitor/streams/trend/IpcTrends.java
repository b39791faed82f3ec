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
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.state.MonthCount;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.streams.trend.TrendMarks.Mark;
import org.filingmonitor.streams.trend.TrendMarks.Reach;

/**
 * Turns monthly counts into trends. A count that moves only marks the months that it has a part in; now and then these are
 * computed anew, and the rows that differ go out. The wall clock decides when that is, never what comes of it: the rows
 * are a function of the counts alone.
 */
public final class IpcTrends implements ProcessorSupplier<CountKey, MonthlyCount, TrendKey, IpcTrend> {

    /** Name of the store of the rows, as {@link TrendPlace} keys them. */
    public static final String STORE = "ipc-trends";

    private static final String COUNTS = "trend-counts";
    private static final String MARKS = "trend-marks";

    private static final List<String> LEVELS =
            Arrays.stream(IpcSymbol.Level.values()).map(IpcSymbol.Level::label).toList();

    private static final Duration LOOK = Duration.ofMillis(500);

    /** While counts keep coming, months that changed wait so long at most. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** Other work of the thread waits so long at most, unless one scope alone takes longer. */
    private static final Duration TURN = Duration.ofMillis(500);

    @Override
    public Processor<CountKey, MonthlyCount, TrendKey, IpcTrend> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(COUNTS),
                        Serdes.String(),
                        new SingleObjectSerde<>(MonthCount.getEncoder(), MonthCount.getDecoder())),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(MARKS), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE),
                        Serdes.String(),
                        new SingleObjectSerde<>(IpcTrend.getEncoder(), IpcTrend.getDecoder())));
    }

    private static final class Task extends ContextualProcessor<CountKey, MonthlyCount, TrendKey, IpcTrend> {

        private TrendCounts counts;
        private TrendMarks marks;
        private TrendRows rows;
        private boolean busy;
        private long waitingSince;

        @Override
        public void init(ProcessorContext<TrendKey, IpcTrend> context) {
            super.init(context);
            counts = new TrendCounts(context.getStateStore(COUNTS));
            marks = new TrendMarks(context.<KeyValueStore<String, String>>getStateStore(MARKS));
            rows = new TrendRows(context.getStateStore(STORE));
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
        }

        @Override
        public void process(Record<CountKey, MonthlyCount> record) {
            CountKey key = record.key();
            YearMonth month = YearMonth.parse(key.getMonth());
            if (key.getFacet().equals(CountRow.IPC)) {
                TrendPlace place = new TrendPlace(key.getScope(), key.getLevel(), month);
                if (counts.put(place, key.getValue(), counted(record.value(), false))) {
                    marks.mark(place, Reach.LATER_MONTHS);
                }
            } else if (key.getFacet().equals(CountRow.TOTAL)) {
                total(new TrendPlace(key.getScope(), "", month), counted(record.value(), true));
            }
            busy = true;
        }

        /** The scope's total moves the shares of all its symbols; its first and last months move what they are held to. */
        private void total(TrendPlace place, MonthCount total) {
            boolean known = counts.get(place, "") != null;
            boolean spanMoves = known != (total != null);
            if (spanMoves) {
                markSpan(place.scope());
            }
            if (counts.put(place, "", total)) {
                marks.mark(place, Reach.MONTH);
            }
            if (spanMoves) {
                markSpan(place.scope());
            }
        }

        private void markSpan(String scope) {
            counts.first(scope).ifPresent(first -> marks.mark(new TrendPlace(scope, "", first), Reach.LATER_MONTHS));
            counts.last(scope).ifPresent(last -> marks.mark(new TrendPlace(scope, "", last), Reach.MONTH));
        }

        private static MonthCount counted(MonthlyCount count, boolean withDay) {
            if (count == null || count.getCount() == 0) {
                return null;
            }
            int last = count.getDays().size();
            while (withDay && last > 0 && count.getDays().get(last - 1) == 0) {
                last--;
            }
            return new MonthCount(count.getCount(), withDay ? last : 0);
        }

        private void look(long now) {
            if (marks.isEmpty()) {
                busy = false;
                waitingSince = now;
                return;
            }
            if (busy && now - waitingSince < LONGEST_WAIT.toMillis()) {
                busy = false;
                return;
            }
            long end = System.nanoTime() + TURN.toNanos();
            do {
                compute(marks.next(), now);
            } while (!marks.isEmpty() && System.nanoTime() < end);
            if (marks.isEmpty()) {
                waitingSince = now;
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

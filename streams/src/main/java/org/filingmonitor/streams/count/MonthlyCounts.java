package org.filingmonitor.streams.count;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.SingleObjectSerde;

/** Sums the deltas of each scope into its rows, and forwards the rows that moved together under their scope. */
public final class MonthlyCounts
        implements ProcessorSupplier<String, Map<CountRow, List<DayCount>>, String, List<CountMove>> {

    /** Name of the store: key of a {@link CountRow} to its counts. */
    public static final String STORE = "monthly-counts";

    private final WholeChanges changes;

    /** Makes changes of the store as readers are to see them. */
    public MonthlyCounts(WholeChanges changes) {
        this.changes = changes;
    }

    @Override
    public Processor<String, Map<CountRow, List<DayCount>>, String, List<CountMove>> get() {
        return new Task(changes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), SingleObjectSerde.of(MonthRow.class)));
    }

    private static final class Task
            extends ContextualProcessor<String, Map<CountRow, List<DayCount>>, String, List<CountMove>> {

        private final WholeChanges changes;
        private KeyValueStore<String, MonthRow> rows;
        private RecentRows recent;

        private Task(WholeChanges changes) {
            this.changes = changes;
        }

        @Override
        public void init(ProcessorContext<String, List<CountMove>> context) {
            super.init(context);
            rows = context.getStateStore(STORE);
            recent = new RecentRows(rows::get);
        }

        @Override
        public void process(Record<String, Map<CountRow, List<DayCount>>> record) {
            String scope = record.key();
            List<CountMove> moves = moves(scope, record.value());
            List<KeyValue<String, MonthRow>> moved = moves.stream()
                    .map(move -> KeyValue.pair(move.row().storeKey(scope), move.after()))
                    .toList();
            changes.change(scope, () -> rows.putAll(moved));
            moved.forEach(row -> recent.put(row.key, row.value));
            context().forward(record.withValue(moves));
        }

        /** Below a row that only begins there are no rows yet, and none has to be looked for. */
        private List<CountMove> moves(String scope, Map<CountRow, List<DayCount>> deltas) {
            List<CountMove> moves = new ArrayList<>(deltas.size());
            Set<CountRow> begun = new HashSet<>();
            deltas.forEach((row, days) -> {
                MonthRow before = begun.contains(row.above()) ? null : recent.get(row.storeKey(scope));
                if (before == null) {
                    begun.add(row);
                }
                moves.add(CountMove.of(row, before, days));
            });
            return moves;
        }
    }
}

package org.filingmonitor.streams.count;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.RowDelta;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;

/** Sums the deltas of each scope into its rows, and forwards every row that moved under its scope. */
public final class MonthlyCounts implements ProcessorSupplier<String, ScopeDeltas, String, CountMove> {

    /** Name of the store: key of a {@link CountRow} to its counts. */
    public static final String STORE = "monthly-counts";

    private final WholeChanges changes;

    /** Makes changes of the store as readers are to see them. */
    public MonthlyCounts(WholeChanges changes) {
        this.changes = changes;
    }

    @Override
    public Processor<String, ScopeDeltas, String, CountMove> get() {
        return new Task(changes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE),
                Serdes.String(),
                new SingleObjectSerde<>(MonthRow.getEncoder(), MonthRow.getDecoder())));
    }

    private static final class Task extends ContextualProcessor<String, ScopeDeltas, String, CountMove> {

        private final WholeChanges changes;
        private KeyValueStore<String, MonthRow> rows;

        private Task(WholeChanges changes) {
            this.changes = changes;
        }

        @Override
        public void init(ProcessorContext<String, CountMove> context) {
            super.init(context);
            rows = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, ScopeDeltas> record) {
            String scope = record.key();
            List<CountMove> moves = changes.change(scope, () -> record.value().getRows().stream()
                    .map(delta -> move(scope, delta))
                    .toList());
            moves.forEach(move -> context().forward(record.withValue(move)));
        }

        private CountMove move(String scope, RowDelta delta) {
            CountRow row = CountRow.of(delta);
            String key = row.storeKey(scope);
            MonthRow before = rows.get(key);
            MonthRow after = MonthSum.plus(before, delta.getDays());
            rows.put(key, after);
            return new CountMove(row, before, after);
        }
    }
}

package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.event.Filing;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.SingleObjectSerde;

/** Holds the state of every filing, and turns each statement into the update that it causes. */
public final class FilingTable implements FixedKeyProcessorSupplier<String, FilingStatement, FilingUpdate> {

    /** Name of the store: filing id to {@link FilingState}. */
    public static final String STORE = "filing-table";

    @Override
    public FixedKeyProcessor<String, FilingStatement, FilingUpdate> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), SingleObjectSerde.of(FilingState.class)));
    }

    /** Returns the filing that a state in the store amounts to; null for null. */
    public static Filing filing(FilingState state) {
        return state == null ? null : FilingView.of(state);
    }

    /** Returns the state from now on; null once the filing stands under another id. */
    static FilingState merged(FilingState held, FilingState stated) {
        return held == null || stated == null ? stated : FilingMerge.merge(held, stated);
    }

    private static final class Task extends ContextualFixedKeyProcessor<String, FilingStatement, FilingUpdate> {

        private KeyValueStore<String, FilingState> states;

        @Override
        public void init(FixedKeyProcessorContext<String, FilingUpdate> context) {
            super.init(context);
            states = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, FilingStatement> record) {
            FilingState held = states.get(record.key());
            FilingState merged = merged(held, record.value().getState());
            if (!Objects.equals(merged, held)) {
                FilingUpdate update = update(held, merged, record);
                states.put(record.key(), merged);
                context().forward(record.withValue(update));
            }
        }

        private static FilingUpdate update(
                FilingState held, FilingState merged, FixedKeyRecord<String, FilingStatement> record) {
            FilingStatement statement = record.value();
            Filing before = filing(held == null ? statement.getBefore() : held);
            Filing after = filing(merged);
            Counted counted = CountKeys.of(after);
            if (merged != null) {
                merged.setCounted(counted);
            }
            return new FilingUpdate(
                    after,
                    FilingChanges.between(
                            before, after, Instant.ofEpochMilli(record.timestamp()), statement.getHistory()),
                    CountDeltas.between(held == null ? CountKeys.of(null) : held.getCounted(), counted));
        }
    }
}

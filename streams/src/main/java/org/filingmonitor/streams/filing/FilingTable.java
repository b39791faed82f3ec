package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;

/** Holds the state of every filing, and turns each observation into the update that it causes. */
public final class FilingTable implements FixedKeyProcessorSupplier<String, FilingObservation, FilingUpdate> {

    /** Name of the store: filing id to {@link FilingState}. */
    public static final String STORE = "filing-table";

    @Override
    public FixedKeyProcessor<String, FilingObservation, FilingUpdate> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE),
                Serdes.String(),
                new SingleObjectSerde<>(FilingState.getEncoder(), FilingState.getDecoder())));
    }

    /** Returns the filing that a state in the store amounts to. */
    public static Filing filing(FilingState state) {
        return FilingView.of(state);
    }

    private static final class Task extends ContextualFixedKeyProcessor<String, FilingObservation, FilingUpdate> {

        private KeyValueStore<String, FilingState> states;

        @Override
        public void init(FixedKeyProcessorContext<String, FilingUpdate> context) {
            super.init(context);
            states = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, FilingObservation> record) {
            FilingObservation seen = record.value();
            Instant recordedAt = Instant.ofEpochMilli(record.timestamp());
            FilingState held = states.get(record.key());
            FilingState merged = FilingMerge.merge(held, seen, recordedAt);
            Filing after = FilingView.of(merged);
            Counted counted = CountKeys.of(after);
            Map<String, ScopeDeltas> deltas = CountDeltas.between(merged.getCounted(), counted);
            merged.setCounted(counted);
            if (merged.equals(held)) {
                return;
            }
            states.put(record.key(), merged);
            Filing before = held == null ? null : FilingView.of(held);
            Optional<FilingChange> change = FilingChanges.between(before, after, recordedAt, seen.getHistory());
            context().forward(record.withValue(new FilingUpdate(after, change, deltas)));
        }
    }
}

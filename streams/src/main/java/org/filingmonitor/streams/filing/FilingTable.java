package org.filingmonitor.streams.filing;

import java.time.Instant;
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
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.filing.SoundObservations.Unsound;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
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
            FilingState held = states.get(record.key());
            FilingState merged;
            FilingUpdate update;
            try {
                merged = merged(held, record);
                update = update(held, merged, record);
            } catch (RuntimeException e) {
                // Nothing has changed yet: the record can go to the dead letters. Later it could not.
                throw new Unsound("the observation cannot be merged: " + e, e);
            }
            if (!merged.equals(held)) {
                states.put(record.key(), merged);
                context().forward(record.withValue(update));
            }
        }

        private static FilingState merged(FilingState held, FixedKeyRecord<String, FilingObservation> record) {
            FilingState merged = FilingMerge.merge(held, record.value(), recordedAt(record));
            merged.setCounted(CountKeys.of(FilingView.of(merged)));
            return merged;
        }

        private static FilingUpdate update(
                FilingState held, FilingState merged, FixedKeyRecord<String, FilingObservation> record) {
            Filing before = held == null ? null : FilingView.of(held);
            Filing after = FilingView.of(merged);
            Counted countedBefore = held == null ? Counted.newBuilder().build() : held.getCounted();
            return new FilingUpdate(
                    after,
                    FilingChanges.between(
                            before, after, recordedAt(record), record.value().getHistory()),
                    CountDeltas.between(countedBefore, merged.getCounted()));
        }

        private static Instant recordedAt(FixedKeyRecord<String, FilingObservation> record) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }
}

package org.filingmonitor.streams.count;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.ScopeDeltas;

/**
 * Gathers the deltas of a scope until its task commits, so that a row that many filings move is read, written and sent once
 * for all of them. Nobody sees what is not committed: nothing is later for it.
 *
 * <p>Kafka Streams tells no processor that a commit is near, but a table with a cache passes on what changed just then, and
 * earlier where the cache is full or switched off. Such a table stands in the middle: it counts the records of each scope,
 * and its change is the sign to hand over what was gathered. Its counts are of no use otherwise.
 */
public final class GatheredDeltas {

    /** Few are enough for a table whose rows nobody reads. */
    private static final int SIGNS = 100;

    private GatheredDeltas() {}

    /** Returns the deltas of scopes summed by row, as they were at each commit. */
    public static KStream<String, Map<CountRow, List<DayCount>>> of(KStream<String, ScopeDeltas> deltas) {
        StoreBuilder<DeltasInWork> inWork = DeltasInWork.builder();
        return deltas.processValues(supplier(inWork, Gathering::new), Named.as("gathered-deltas"))
                .groupByKey(Grouped.as("scopes-in-work"))
                .count(
                        Named.as("scopes-in-work"),
                        Materialized.<String, Long>as(Stores.lruMap("scopes-in-work", SIGNS))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Long())
                                .withLoggingDisabled()
                                .withCachingEnabled())
                .toStream(Named.as("scopes-at-commit"))
                .processValues(supplier(inWork, HandingOver::new), Named.as("deltas-at-commit"));
    }

    private static <I, O> FixedKeyProcessorSupplier<String, I, O> supplier(
            StoreBuilder<DeltasInWork> inWork, FixedKeyProcessorSupplier<String, I, O> processors) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, I, O> get() {
                return processors.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(inWork);
            }
        };
    }

    private static final class Gathering extends ContextualFixedKeyProcessor<String, ScopeDeltas, ScopeDeltas> {

        private DeltasInWork inWork;

        @Override
        public void init(FixedKeyProcessorContext<String, ScopeDeltas> context) {
            super.init(context);
            inWork = context.getStateStore(DeltasInWork.NAME);
        }

        @Override
        public void process(FixedKeyRecord<String, ScopeDeltas> record) {
            inWork.add(record.key(), record.value());
            context().forward(record);
        }
    }

    private static final class HandingOver
            extends ContextualFixedKeyProcessor<String, Long, Map<CountRow, List<DayCount>>> {

        private DeltasInWork inWork;

        @Override
        public void init(FixedKeyProcessorContext<String, Map<CountRow, List<DayCount>>> context) {
            super.init(context);
            inWork = context.getStateStore(DeltasInWork.NAME);
        }

        @Override
        public void process(FixedKeyRecord<String, Long> sign) {
            context().forward(sign.withValue(inWork.take(sign.key())));
        }
    }
}

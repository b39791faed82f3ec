package org.filingmonitor.streams.filing;

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
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.PublicationLink;
import org.filingmonitor.streams.state.SingleObjectSerde;

/** Holds whose each publication is, and forwards every statement under the id of the filing that it is about. */
public final class LinkTable implements ProcessorSupplier<String, FilingStatement, String, FilingStatement> {

    private static final String STORE = "link-table";

    @Override
    public Processor<String, FilingStatement, String, FilingStatement> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), SingleObjectSerde.of(PublicationLink.class)));
    }

    private static final class Task extends ContextualProcessor<String, FilingStatement, String, FilingStatement> {

        private KeyValueStore<String, PublicationLink> links;

        @Override
        public void init(ProcessorContext<String, FilingStatement> context) {
            super.init(context);
            links = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, FilingStatement> record) {
            Linking linking = Linking.of(record.key(), links.get(record.key()), record.value());
            linking.changed().ifPresent(link -> links.put(record.key(), link));
            linking.statements().forEach((id, statement) -> context()
                    .forward(record.withKey(id).withValue(statement)));
        }
    }
}

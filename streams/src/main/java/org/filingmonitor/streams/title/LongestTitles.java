package org.filingmonitor.streams.title;

import java.util.Comparator;
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
import org.filingmonitor.event.IpcTitle;

/**
 * Keeps the longest title that feeds gave for an IPC symbol, whatever their order: pages cut titles short, none makes one
 * longer.
 */
public final class LongestTitles implements FixedKeyProcessorSupplier<String, String, IpcTitle> {

    /** Name of the store that every instance holds whole: IPC symbol to its title. */
    public static final String TABLE = "ipc-titles";

    private static final String STORE = "longest-titles";

    private static final Comparator<String> LENGTH =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    @Override
    public FixedKeyProcessor<String, String, IpcTitle> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String()));
    }

    private static final class Task extends ContextualFixedKeyProcessor<String, String, IpcTitle> {

        private KeyValueStore<String, String> titles;

        @Override
        public void init(FixedKeyProcessorContext<String, IpcTitle> context) {
            super.init(context);
            titles = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, String> record) {
            String held = titles.get(record.key());
            if (held == null || LENGTH.compare(record.value(), held) > 0) {
                titles.put(record.key(), record.value());
                context().forward(record.withValue(new IpcTitle(record.value())));
            }
        }
    }
}

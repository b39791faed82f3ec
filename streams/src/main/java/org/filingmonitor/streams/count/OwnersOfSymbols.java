package org.filingmonitor.streams.count;

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
import org.filingmonitor.filing.OwnerName;

/**
 * Notes which owners have rows of an IPC symbol, so that nobody has to search all scopes for them. An owner who loses the
 * symbol again stays noted: how many filings he has is told by his counts alone.
 */
public final class OwnersOfSymbols implements ProcessorSupplier<String, CountMove, Void, Void> {

    /** Name of the store: {@link #key} to nothing. */
    public static final String STORE = "owners-of-symbols";

    /** Returns the key of an owner's scope; with the empty scope, the start of the keys of all owners of a symbol. */
    public static String key(String level, String symbol, String scope) {
        return level + CountRow.DIVIDER + symbol + CountRow.DIVIDER + scope;
    }

    @Override
    public Processor<String, CountMove, Void, Void> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
    }

    private static final class Task extends ContextualProcessor<String, CountMove, Void, Void> {

        private static final byte[] NOTED = {};

        private KeyValueStore<String, byte[]> owners;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            owners = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, CountMove> record) {
            CountMove move = record.value();
            CountRow row = move.row();
            boolean begins = move.before() == null && row.facet().equals(CountRow.IPC);
            if (begins && !record.key().equals(OwnerName.ALL)) {
                byte[] unused = owners.putIfAbsent(key(row.level(), row.value(), record.key()), NOTED);
            }
        }
    }
}

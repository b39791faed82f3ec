package org.filingmonitor.streams.count;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
 * Notes which owners have rows of an IPC symbol, so that nobody has to search all scopes for them. Only the deepest symbols of
 * a filing are noted: an owner of {@code G06F 21/62} is found under {@code G06F}, too, whose notes are one range. An owner
 * who loses the symbol again stays noted: how many filings he has is told by his counts alone.
 */
public final class OwnersOfSymbols implements ProcessorSupplier<String, List<CountMove>, Void, Void> {

    /** Name of the store: {@link #path} of a symbol, NUL and the owner's scope to nothing. */
    public static final String STORE = "owners-of-symbols";

    private static final String ALL_OF_GROUP = "/00";

    /** Returns what the keys begin with that note the owners of a symbol, and of all that lies below it. */
    public static String path(String symbol) {
        return symbol.endsWith(ALL_OF_GROUP)
                ? symbol.substring(0, symbol.length() - ALL_OF_GROUP.length() + 1)
                : symbol;
    }

    /** Reads the scope of the owner from a key. */
    public static String scope(String key) {
        return key.substring(key.indexOf(CountRow.DIVIDER) + 1);
    }

    @Override
    public Processor<String, List<CountMove>, Void, Void> get() {
        return new Task();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
    }

    private static final class Task extends ContextualProcessor<String, List<CountMove>, Void, Void> {

        private static final byte[] NOTED = {};

        private KeyValueStore<String, byte[]> owners;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            owners = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, List<CountMove>> record) {
            if (!record.key().equals(OwnerName.ALL)) {
                deepest(record.value()).forEach(path -> note(path, record.key()));
            }
        }

        private void note(String path, String scope) {
            byte[] unused = owners.putIfAbsent(path + CountRow.DIVIDER + scope, NOTED);
        }
    }

    /** A row begins only together with the rows above it, or after them: those need no note of their own. */
    private static List<String> deepest(List<CountMove> moves) {
        TreeSet<String> paths = new TreeSet<>();
        for (CountMove move : moves) {
            if (move.before() == null && move.row().facet().equals(CountRow.IPC)) {
                paths.add(path(move.row().value()));
            }
        }
        return paths.stream().filter(path -> !leadsOn(path, paths.higher(path))).toList();
    }

    private static boolean leadsOn(String path, String next) {
        return next != null && next.startsWith(path);
    }
}

package org.filingmonitor.streams.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.count.OwnersOfSymbols;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.title.LongestTitles;

/**
 * Reads the stores of the topology. Each read takes a fresh handle on the partition that holds its key, and answers
 * 503 while the work moves: never half an answer.
 */
public final class StateStores {

    private final Supplier<KafkaStreams> streams;
    private final BooleanSupplier lease;
    private final Holders holders;
    private final WholeChanges changes;

    /**
     * Reads the stores of an instance.
     *
     * @param streams what runs the topology now
     * @param lease whether what this instance holds is surely still its own
     * @param applicationServer by what the other instances know this one
     * @param changes shared with the topology
     */
    public StateStores(
            Supplier<KafkaStreams> streams, BooleanSupplier lease, String applicationServer, WholeChanges changes) {
        this.streams = streams;
        this.lease = lease;
        this.holders = new Holders(streams, HostInfo.buildFromEndpoint(applicationServer));
        this.changes = changes;
    }

    /** Returns where the stores are. */
    Holders holders() {
        return holders;
    }

    /** Returns an answer for which a scope is read several times, without a change of its counts in between. */
    <A> A inOneState(String scope, Supplier<A> answer) {
        return changes.read(scope, answer);
    }

    /** Returns the rows of a scope that begin with a facet and, if given, a level and a month; in order of time. */
    List<CountedRow> rows(String scope, String... parts) {
        List<CountedRow> rows = new ArrayList<>();
        forEachRow(scope, rows::add, parts);
        return rows;
    }

    /** Hands on the same rows one by one: a level of the IPC may have more of them than are to be kept. */
    void forEachRow(String scope, Consumer<CountedRow> reader, String... parts) {
        this.<MonthRow, Void>read(MonthlyCounts.STORE, scope, store -> {
            try (KeyValueIterator<String, MonthRow> range =
                    store.prefixScan(CountRow.prefix(scope, parts), new StringSerializer())) {
                range.forEachRemaining(row -> reader.accept(new CountedRow(CountRow.ofStoreKey(row.key), row.value)));
            }
            return null;
        });
    }

    /** Returns those of the given rows of a scope that there are. */
    List<CountedRow> those(String scope, Collection<CountRow> wanted) {
        return this.<MonthRow, List<CountedRow>>read(MonthlyCounts.STORE, scope, store -> wanted.stream()
                .map(row -> new CountedRow(row, store.get(row.storeKey(scope))))
                .filter(row -> row.count() != null)
                .toList());
    }

    /** Returns the scopes of all owners in partitions that are here that ever had a filing with a symbol or one below it. */
    List<String> ownersOf(String symbol, List<Integer> partitions) {
        List<String> scopes = partitions.stream()
                .flatMap(partition -> orTryAgain(() -> ownersOf(symbol, partition)).stream())
                .toList();
        requireOwn();
        return scopes;
    }

    private Set<String> ownersOf(String symbol, int partition) {
        Set<String> scopes = new TreeSet<>();
        ReadOnlyKeyValueStore<String, byte[]> owners = store(OwnersOfSymbols.STORE, partition);
        try (KeyValueIterator<String, byte[]> noted =
                owners.prefixScan(OwnersOfSymbols.path(symbol), new StringSerializer())) {
            noted.forEachRemaining(owner -> scopes.add(OwnersOfSymbols.scope(owner.key)));
        }
        return scopes;
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name, int partition) {
        return streams.get()
                .store(StoreQueryParameters.<ReadOnlyKeyValueStore<String, V>>fromNameAndType(
                                name, QueryableStoreTypes.keyValueStore())
                        .withPartition(partition));
    }

    /** Returns the title of an IPC symbol; empty if no feed gave one. */
    Optional<String> title(String symbol) {
        return orTryAgain(() -> {
            ReadOnlyKeyValueStore<String, IpcTitle> titles = streams.get()
                    .store(StoreQueryParameters.fromNameAndType(
                            LongestTitles.TABLE, QueryableStoreTypes.keyValueStore()));
            return Optional.ofNullable(titles.get(symbol)).map(IpcTitle::getTitle);
        });
    }

    /** What was read is looked at again: an instance may be paused, or cut off, at any point. */
    private <V, A> A read(String name, String key, Function<ReadOnlyKeyValueStore<String, V>, A> query) {
        A answer = orTryAgain(() -> query.apply(store(name, holders.partitionHere(name, key))));
        requireOwn();
        return answer;
    }

    private <A> A orTryAgain(Supplier<A> query) {
        requireOwn();
        try {
            return query.get();
        } catch (InvalidStateStoreException e) {
            throw new MovingException();
        }
    }

    private void requireOwn() {
        if (streams.get().state() != KafkaStreams.State.RUNNING || !lease.getAsBoolean()) {
            throw new MovingException();
        }
    }

    /** A row of counts as it stands in the store. */
    record CountedRow(CountRow row, MonthRow count) {}
}

package org.filingmonitor.streams;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.count.CountMove;
import org.filingmonitor.streams.count.GatheredDeltas;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.count.OwnersOfSymbols;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.filing.FilingTable;
import org.filingmonitor.streams.filing.FilingUpdate;
import org.filingmonitor.streams.filing.LinkTable;
import org.filingmonitor.streams.filing.SoundObservations;
import org.filingmonitor.streams.filing.Statements;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.Required;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.streams.title.LongestTitles;
import org.filingmonitor.streams.title.TitleRows;
import org.filingmonitor.streams.trend.IpcTrends;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** READ FIRST: how observations become filings, changes and counts. */
public final class FilingTopology {

    private final StreamsBuilder builder;
    private final AvroSerdes serdes;
    private final WholeChanges changes;
    private final LongSupplier nanos;

    private FilingTopology(
            org.apache.kafka.streams.StreamsConfig config,
            AvroSerdes serdes,
            WholeChanges changes,
            LongSupplier nanos) {
        this.nanos = nanos;
        // Only through the builder's own configuration does Kafka insist on a name for every store and topic.
        this.builder = new StreamsBuilder(new TopologyConfig(config));
        this.serdes = serdes;
        this.changes = changes;
    }

    /**
     * Returns the topology.
     *
     * @param changes shared with those who read the counts from its store
     */
    public static Topology build(
            org.apache.kafka.streams.StreamsConfig config, AvroSerdes serdes, WholeChanges changes) {
        return build(config, serdes, changes, System::nanoTime);
    }

    /** Returns the topology, which measures how long it takes for trends with a clock. */
    static Topology build(
            org.apache.kafka.streams.StreamsConfig config,
            AvroSerdes serdes,
            WholeChanges changes,
            LongSupplier nanos) {
        FilingTopology flow = new FilingTopology(config, serdes, changes, nanos);
        KStream<String, FilingObservation> filings = flow.filings();
        KStream<String, FilingUpdate> updates =
                flow.linked(filings).processValues(new FilingTable(), Named.as("filing-table"));
        flow.changes(updates);
        flow.table(updates);
        KStream<String, List<CountMove>> moves = flow.moves(updates);
        flow.counts(moves);
        flow.trends(moves);
        moves.process(new OwnersOfSymbols(), Named.as("owners-of-symbols"));
        flow.titles(filings);
        return flow.builder.build();
    }

    private KStream<String, FilingObservation> filings() {
        return builder.stream(Topics.FILINGS.name(), read(Topics.FILINGS).withName("filings"))
                .processValues(new SoundObservations(), Named.as("sound-observations"));
    }

    /** What observations state, under the id of the filing that it turns out to be about. */
    private KStream<String, FilingStatement> linked(KStream<String, FilingObservation> filings) {
        return filings.process(new Statements(), Named.as("statements"))
                .repartition(statements("by-publication"))
                .process(new LinkTable(), Named.as("link-table"))
                .repartition(statements("by-filing"));
    }

    private static Repartitioned<String, FilingStatement> statements(String name) {
        return internal(name, SingleObjectSerde.of(FilingStatement.class), Topics.FILINGS.partitions());
    }

    private static <V> Repartitioned<String, V> internal(String name, Serde<V> values, int partitions) {
        return Repartitioned.<String, V>as(name)
                .withKeySerde(new Required<>("key", Serdes.String()))
                .withValueSerde(new Required<>("value", values))
                .withNumberOfPartitions(partitions);
    }

    private void changes(KStream<String, FilingUpdate> updates) {
        updates.flatMapValues(update -> update.change().stream().toList(), Named.as("change"))
                .to(Topics.FILING_CHANGES.name(), write(Topics.FILING_CHANGES).withName("filing-changes"));
    }

    private void table(KStream<String, FilingUpdate> updates) {
        updates.mapValues(FilingUpdate::after, Named.as("filing"))
                .to(Topics.FILINGS_TABLE.name(), write(Topics.FILINGS_TABLE).withName("filings-table"));
    }

    /** One record for each scope that a change moves, with all its deltas: it is repartitioned once. */
    private KStream<String, List<CountMove>> moves(KStream<String, FilingUpdate> updates) {
        return GatheredDeltas.of(updates.flatMap(
                                (id, update) -> update.deltas().entrySet().stream()
                                        .map(scope -> KeyValue.pair(scope.getKey(), scope.getValue()))
                                        .toList(),
                                Named.as("scope-deltas"))
                        .repartition(internal(
                                "scope-deltas",
                                SingleObjectSerde.of(ScopeDeltas.class),
                                Topics.MONTHLY_COUNTS.partitions())))
                .process(new MonthlyCounts(changes), Named.as("monthly-counts"));
    }

    private void counts(KStream<String, List<CountMove>> moves) {
        moves.flatMap(
                        (scope, moved) -> moved.stream()
                                .filter(move -> move.row().isPublished())
                                .map(move -> KeyValue.pair(move.key(scope), move.published()))
                                .toList(),
                        Named.as("monthly-count"))
                .to(
                        Topics.MONTHLY_COUNTS.name(),
                        write(Topics.MONTHLY_COUNTS)
                                .withStreamPartitioner(new ScopePartitioner<>(CountKey::getScope))
                                .withName("to-monthly-counts"));
    }

    /** Trends follow from the counts in the store: nothing that others write into a topic can touch them. */
    private void trends(KStream<String, List<CountMove>> moves) {
        moves.process(new IpcTrends(nanos), Named.as("ipc-trends"), MonthlyCounts.STORE)
                .to(
                        Topics.IPC_TRENDS.name(),
                        write(Topics.IPC_TRENDS)
                                .withStreamPartitioner(new ScopePartitioner<>(TrendKey::getScope))
                                .withName("to-ipc-trends"));
    }

    private void titles(KStream<String, FilingObservation> filings) {
        filings.flatMap(
                        (id, seen) -> seen.getIpcTitles().entrySet().stream()
                                .map(title -> KeyValue.pair(title.getKey(), title.getValue()))
                                .toList(),
                        Named.as("symbol-title"))
                .repartition(internal("symbol-title", Serdes.String(), Topics.IPC_TITLES.partitions()))
                .processValues(new LongestTitles(), Named.as("longest-titles"))
                .to(Topics.IPC_TITLES.name(), write(Topics.IPC_TITLES).withName("to-ipc-titles"));
        builder.globalTable(
                Topics.IPC_TITLES.name(),
                read(Topics.IPC_TITLES).withName("ipc-titles"),
                // A global store is filled with the topic's own bytes: its serdes are the topic's.
                Materialized.<String, IpcTitle, KeyValueStore<Bytes, byte[]>>as(LongestTitles.TABLE)
                        .withStoreType(Materialized.StoreType.IN_MEMORY)
                        .withKeySerde(serdes.key(Topics.IPC_TITLES))
                        .withValueSerde(new TitleRows(serdes.value(Topics.IPC_TITLES))));
    }

    private <K, V> Consumed<K, V> read(Topic<K, V> topic) {
        return Consumed.with(serdes.key(topic), serdes.value(topic));
    }

    private <K, V> Produced<K, V> write(Topic<K, V> topic) {
        return Produced.with(serdes.key(topic), serdes.value(topic));
    }
}

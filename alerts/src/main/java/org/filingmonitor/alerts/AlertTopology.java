package org.filingmonitor.alerts;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.alerts.matching.AlertMatcher;
import org.filingmonitor.alerts.matching.KnownWatchlists;
import org.filingmonitor.alerts.matching.WatchlistLoader;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.seal.AlertSealer;
import org.filingmonitor.alerts.seal.FiredAlert;
import org.filingmonitor.alerts.trend.TrendMatcher;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/**
 * READ FIRST: how changes of filings, trends and watchlists become alerts, and alerts notifications. What happens to
 * notifications then is the dispatcher's.
 */
public final class AlertTopology {

    private final StreamsBuilder builder;
    private final AvroSerdes serdes;

    private AlertTopology(StreamsConfig config, AvroSerdes serdes) {
        // Only through the builder's own configuration does Kafka insist on a name for every store and topic.
        this.builder = new StreamsBuilder(new TopologyConfig(config));
        this.serdes = serdes;
    }

    /**
     * Returns the topology, which reads the watchlists and matches with them.
     *
     * @param known the same watchlists, as sealing asks for them
     * @param partitions how many partitions the topics of alerts have
     */
    public static Topology build(
            StreamsConfig config,
            AvroSerdes serdes,
            WatchlistReading watchlists,
            KnownWatchlists known,
            int partitions) {
        AlertTopology flow = new AlertTopology(config, serdes);
        flow.load(watchlists);
        flow.builder.stream(
                        Topics.FILING_CHANGES.name(),
                        flow.read(Topics.FILING_CHANGES).withName("filing-changes"))
                .process(new AlertMatcher(watchlists), Named.as("match"))
                .to(Topics.ALERTS.name(), flow.write(Topics.ALERTS).withName("alerts"));
        flow.builder.stream(
                        Topics.IPC_TRENDS.name(), flow.read(Topics.IPC_TRENDS).withName("ipc-trends"))
                .process(new TrendMatcher(watchlists), Named.as("match-trends"))
                .to(Topics.TREND_ALERTS.name(), flow.write(Topics.TREND_ALERTS).withName("trend-alerts"));
        flow.alerts()
                .process(new AlertSealer(known, serdes, partitions), Named.as("seal"))
                .to(
                        Topics.NOTIFICATIONS.name(),
                        flow.write(Topics.NOTIFICATIONS).withName("notifications"));
        return flow.builder.build();
    }

    /**
     * Every instance holds all watchlists. They live in a map of ours, since it holds their queries read; the store
     * stays empty and is what makes Kafka read the whole topic, at each start, before the first change is matched.
     */
    private void load(WatchlistReading watchlists) {
        StoreBuilder<?> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("watchlists"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
        builder.addGlobalStore(
                store,
                Topics.WATCHLISTS.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("watchlists"),
                () -> new WatchlistLoader(watchlists, TopicBytes.of(Topics.WATCHLISTS, serdes)));
    }

    /** They are read back from their topics: there, each is in the partition of its watchlist. */
    private KStream<String, FiredAlert> alerts() {
        return builder.stream(Topics.ALERTS.name(), read(Topics.ALERTS).withName("fired-alerts"))
                .mapValues(alert -> FiredAlert.of(alert), Named.as("alert-of-filing"))
                .merge(
                        builder.stream(
                                        Topics.TREND_ALERTS.name(),
                                        read(Topics.TREND_ALERTS).withName("fired-trend-alerts"))
                                .mapValues(alert -> FiredAlert.of(alert), Named.as("alert-of-trend")),
                        Named.as("all-alerts"));
    }

    private <K, V> Consumed<K, V> read(Topic<K, V> topic) {
        return Consumed.with(serdes.key(topic), serdes.value(topic));
    }

    private <K, V> Produced<K, V> write(Topic<K, V> topic) {
        return Produced.with(serdes.key(topic), serdes.value(topic));
    }
}

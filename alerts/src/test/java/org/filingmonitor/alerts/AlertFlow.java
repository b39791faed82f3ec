package org.filingmonitor.alerts;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.instance.StateDirectory;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** The topology inside a test: changes and watchlists go in, alerts come out. */
final class AlertFlow implements AutoCloseable {

    private final StateDirectory state = new StateDirectory();
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Watchlist> watchlists;
    private final TestInputTopic<String, FilingChange> changes;
    private final TestOutputTopic<String, Alert> alerts;
    private final TestInputTopic<TrendKey, IpcTrend> trends;
    private final TestOutputTopic<String, TrendAlert> trendAlerts;

    AlertFlow() {
        AlertsConfig config = AlertsConfig.of(state.withoutKafka(), state.path());
        AvroSerdes serdes = AvroSerdes.of(config.kafka());
        WatchlistReading reading = new WatchlistReading();
        topology = AlertTopology.build(
                new StreamsConfig(config.streamsProperties()), serdes, reading, new ReadWatchlists(reading), 1);
        driver = new TopologyTestDriver(topology, config.streamsProperties());
        watchlists = driver.createInputTopic(
                Topics.WATCHLISTS.name(),
                serdes.key(Topics.WATCHLISTS).serializer(),
                serdes.value(Topics.WATCHLISTS).serializer());
        changes = driver.createInputTopic(
                Topics.FILING_CHANGES.name(),
                serdes.key(Topics.FILING_CHANGES).serializer(),
                serdes.value(Topics.FILING_CHANGES).serializer());
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(),
                serdes.key(Topics.ALERTS).deserializer(),
                serdes.value(Topics.ALERTS).deserializer());
        trends = driver.createInputTopic(
                Topics.IPC_TRENDS.name(),
                serdes.key(Topics.IPC_TRENDS).serializer(),
                serdes.value(Topics.IPC_TRENDS).serializer());
        trendAlerts = driver.createOutputTopic(
                Topics.TREND_ALERTS.name(),
                serdes.key(Topics.TREND_ALERTS).deserializer(),
                serdes.value(Topics.TREND_ALERTS).deserializer());
    }

    void watch(Watchlist watchlist) {
        watchlists.pipeInput(watchlist.getId(), watchlist);
    }

    /** Writes a watchlist under an id that need not be its own. */
    void watch(String id, Watchlist watchlist) {
        watchlists.pipeInput(id, watchlist);
    }

    void unwatch(String id) {
        watchlists.pipeInput(id, null);
    }

    void change(FilingChange change) {
        change(change.getAfter().getId(), change);
    }

    void change(String id, FilingChange change) {
        changes.pipeInput(id, change);
    }

    /** A row of trends is written at a time; null for one that is gone. */
    void trend(TrendKey key, IpcTrend row, Instant at) {
        trends.pipeInput(key, row, at);
    }

    /** Returns the alerts of trends since the last call, with their keys. */
    List<KeyValue<String, TrendAlert>> trendAlerts() {
        return trendAlerts.readKeyValuesToList();
    }

    /** Returns the alerts since the last call. */
    List<Alert> alerts() {
        return alerts.readValuesToList();
    }

    /** Returns the dead letters of changes since the last call. */
    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topics.FILING_CHANGES.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    String describe() {
        return topology.describe().toString();
    }

    @Override
    public void close() {
        driver.close();
        state.close();
    }
}

package org.filingmonitor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.instance.StateDirectory;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** The topology inside a test, from alerts on: alerts and watchlists go in, time passes, notifications come out. */
public final class SealingFlow implements AutoCloseable {

    private static final List<String> STORES = List.of("gathered-alerts", "gatherings");

    private final StateDirectory state = new StateDirectory();
    private final AlertsConfig config;
    private final AvroSerdes serdes;
    private final int partitions;
    private final Map<String, Watchlist> watchlists = new TreeMap<>();
    private final List<Notification> unread = new ArrayList<>();
    private Instant now;
    private TopologyTestDriver driver;

    /** Begins at a time, as the task of the first of so many partitions. */
    public SealingFlow(Instant now, int partitions) {
        this.config = AlertsConfig.of(state.withoutKafka(), state.path());
        this.serdes = AvroSerdes.of(config.kafka());
        this.partitions = partitions;
        this.now = now;
        start();
    }

    private void start() {
        WatchlistReading reading = new WatchlistReading();
        driver = new TopologyTestDriver(
                AlertTopology.build(
                        new StreamsConfig(config.streamsProperties()),
                        serdes,
                        reading,
                        new ReadWatchlists(reading),
                        partitions),
                config.streamsProperties(),
                now);
        watchlists.forEach((id, watchlist) -> pipe(Topics.WATCHLISTS, id, watchlist));
    }

    /** Stops and starts a moment later, with what the stores hold. */
    public void restart() {
        Map<String, List<KeyValue<String, Object>>> held = new TreeMap<>();
        STORES.forEach(store -> held.put(store, contents(driver.getKeyValueStore(store))));
        unread.addAll(read());
        driver.close();
        now = now.plusMillis(1);
        start();
        held.forEach((store, contents) ->
                driver.<String, Object>getKeyValueStore(store).putAll(contents));
    }

    private static List<KeyValue<String, Object>> contents(KeyValueStore<String, Object> store) {
        List<KeyValue<String, Object>> contents = new ArrayList<>();
        try (KeyValueIterator<String, Object> all = store.all()) {
            all.forEachRemaining(contents::add);
        }
        return contents;
    }

    public void watch(Watchlist watchlist) {
        watchlists.put(watchlist.getId(), watchlist);
        pipe(Topics.WATCHLISTS, watchlist.getId(), watchlist);
    }

    public void unwatch(String id) {
        watchlists.remove(id);
        pipe(Topics.WATCHLISTS, id, null);
    }

    public void alert(Alert alert) {
        pipe(Topics.ALERTS, alert.getWatchlistId(), alert);
    }

    public void alert(TrendAlert alert) {
        pipe(Topics.TREND_ALERTS, alert.getWatchlistId(), alert);
    }

    public <V> void pipe(Topic<String, V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(),
                        serdes.key(topic).serializer(),
                        serdes.value(topic).serializer())
                .pipeInput(key, value);
    }

    public Instant now() {
        return now;
    }

    /** Time passes; what is due is looked for once, at its end. */
    public void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    public void passUntil(String moment) {
        pass(Duration.between(now, Instant.parse(moment)));
    }

    /** Returns the notifications since the last call. */
    public List<Notification> notifications() {
        List<Notification> all = new ArrayList<>(unread);
        unread.clear();
        all.addAll(read());
        return all;
    }

    private List<Notification> read() {
        return driver.createOutputTopic(
                        Topics.NOTIFICATIONS.name(),
                        serdes.key(Topics.NOTIFICATIONS).deserializer(),
                        serdes.value(Topics.NOTIFICATIONS).deserializer())
                .readValuesToList();
    }

    /** Returns the dead letters of a topic since the last call. */
    public List<TestRecord<byte[], byte[]>> deadLetters(Topic<?, ?> topic) {
        return driver.createOutputTopic(topic.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Returns how many entries the stores have. */
    public long held() {
        return STORES.stream()
                .mapToLong(store -> contents(driver.getKeyValueStore(store)).size())
                .sum();
    }

    public byte[] key(String watchlistId) {
        return serdes.key(Topics.ALERTS).serializer().serialize(Topics.ALERTS.name(), watchlistId);
    }

    @Override
    public void close() {
        driver.close();
        state.close();
    }
}

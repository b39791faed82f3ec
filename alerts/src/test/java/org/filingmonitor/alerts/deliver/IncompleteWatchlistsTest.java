package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.filingmonitor.alerts.TestBroker;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.matching.WatchlistsBehindException;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of notifications while this instance does not know all watchlists. */
class IncompleteWatchlistsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    @TempDir
    private Path directory;

    private TestBroker broker;
    private KafkaClients clients;
    private Receiver receiver;
    private final WatchlistTable table = new WatchlistTable();
    private final AlertMarks marks = new AlertMarks();
    private final WatchlistReading reading = new WatchlistReading();

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        clients = new KafkaClients(broker.kafka(), "test");
        receiver = new Receiver();
        marks.complete();
    }

    @AfterEach
    void stop() {
        receiver.close();
        broker.close();
    }

    @Test
    void neverTakesAWatchlistForDeletedBeforeTheTopicIsReadToItsEnd() throws Exception {
        Watchlist watchlist = aWatchlist("w").webhook(receiver.url(), SECRET).watchlist();
        write(clients.producer(), Topics.WATCHLISTS, "w", watchlist);
        table.show(reading);
        write(clients.producer(), Topics.NOTIFICATIONS, "n1", Records.notification("n1", "w", receiver.url()));

        try (Dispatcher dispatcher = dispatcher();
                Subscribers subscribers = new Subscribers(table, marks, clients, (of, channel, reason) -> {})) {
            assertThatThrownBy(() -> subscribers.find("w")).isInstanceOf(WatchlistsBehindException.class);
            assertThatThrownBy(() -> subscribers.find("other")).isInstanceOf(WatchlistsBehindException.class);
            reading.apply("w", watchlist);
            reading.advance(0);

            assertThat(subscribers.find("w")).contains(watchlist);
            assertThat(subscribers.find("other")).isEmpty();
            await().atMost(SOON).until(() -> receiver.deliveries().size() == 1);
            assertThat(dispatcher).isNotNull();
        }
    }

    @Test
    void sendsNothingUntilMatchingHasStarted() throws Exception {
        Watchlist watchlist = aWatchlist("w").webhook(receiver.url(), SECRET).watchlist();
        write(clients.producer(), Topics.NOTIFICATIONS, "n1", Records.notification("n1", "w", receiver.url()));
        try (Dispatcher dispatcher = dispatcher();
                Subscribers subscribers = new Subscribers(table, marks, clients, (of, channel, reason) -> {})) {
            assertThatThrownBy(() -> subscribers.find("w"))
                    .as("an empty topic, but nobody has read it")
                    .isInstanceOf(WatchlistsBehindException.class);
            reading.apply("w", watchlist);
            table.show(reading);

            await().atMost(SOON).until(() -> receiver.deliveries().size() == 1);
            assertThat(dispatcher).isNotNull();
        }
    }

    @Test
    void doesNotWaitForTheMarkOfATransaction() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = Records.transactional(clients)) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<RecordMetadata> unused =
                    producer.send(bytes(Topics.WATCHLISTS, "w", aWatchlist("w").watchlist()));
            producer.commitTransaction();
        }
        table.show(reading);
        reading.advance(0);

        try (Subscribers subscribers = new Subscribers(table, marks, clients, (of, channel, reason) -> {})) {
            await().atMost(Duration.ofSeconds(10))
                    .ignoreException(WatchlistsBehindException.class)
                    .until(() -> subscribers.find("deleted").isEmpty());
        }
    }

    private Dispatcher dispatcher() {
        return Dispatcher.start(
                clients,
                table,
                marks,
                new Couriers(new WebhookAddresses(true), Sending.LOCAL, new IpcTitles(), Clock.systemUTC()),
                (of, channel, reason) -> {},
                new RetrySchedule(4, SOON, SOON),
                Holding.DEFAULT);
    }

    private <V> ProducerRecord<byte[], byte[]> bytes(Topic<String, V> topic, String key, V value) {
        return TopicBytes.of(topic, AvroSerdes.of(broker.kafka())).record(key, value, Instant.now());
    }

    private <V> void write(KafkaProducer<byte[], byte[]> producer, Topic<String, V> topic, String key, V value)
            throws Exception {
        try (producer) {
            producer.send(bytes(topic, key, value)).get();
        }
    }
}

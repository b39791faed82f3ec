package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import io.javalin.http.ServiceUnavailableResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.alerts.TestBroker;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done once, though something stands in the way or it begins again. Each test has a watchlist of its own. */
class DispatcherTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final ChannelPause NO_PAUSES = (watchlist, channel, reason) -> {};

    @TempDir
    private static Path directory;

    private static TestBroker broker;

    private KafkaClients clients;
    private KafkaProducer<byte[], byte[]> producer;
    private TopicBytes<Notification> notifications;
    private Receiver first;
    private Receiver second;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        clients = new KafkaClients(broker.kafka(), "test");
        producer = clients.producer();
        notifications = TopicBytes.of(Topics.NOTIFICATIONS, AvroSerdes.of(broker.kafka()));
        first = new Receiver();
        second = new Receiver();
    }

    @AfterEach
    void stop() {
        producer.close();
        first.close();
        second.close();
    }

    private Dispatcher dispatcher(String watchlistId, ChannelPause pauses) {
        WatchlistReading reading = new WatchlistReading();
        reading.apply(
                watchlistId,
                aWatchlist(watchlistId).channels(hook(first), hook(second)).watchlist());
        WatchlistTable table = new WatchlistTable();
        table.show(reading);
        AlertMarks marks = new AlertMarks();
        marks.complete();
        return Dispatcher.start(
                clients,
                table,
                marks,
                new Couriers(new WebhookAddresses(true), Sending.LOCAL, new IpcTitles(), Clock.systemUTC()),
                pauses,
                new RetrySchedule(9, Duration.ofHours(1), Duration.ofHours(1)),
                Holding.DEFAULT);
    }

    private static Channel hook(Receiver receiver) {
        return Channels.of(ChannelType.WEBHOOK, receiver.url(), SECRET);
    }

    /** Puts a notification into the first partition, after those before. */
    private void put(String id, String watchlistId, Receiver to) throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record =
                notifications.record(id, Records.notification(id, watchlistId, to.url()), Instant.now());
        producer.send(new ProducerRecord<>(record.topic(), 0, record.timestamp(), record.key(), record.value()))
                .get();
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.deliveries().stream().map(Receiver.Delivery::id).toList();
    }

    private long outcomes(String id) {
        TopicBytes<NotificationOutcome> outcomes =
                TopicBytes.of(Topics.NOTIFICATION_OUTCOMES, AvroSerdes.of(broker.kafka()));
        return Records.of(clients, Topics.NOTIFICATION_OUTCOMES.name()).stream()
                .filter(record -> outcomes.key(record.key()).equals(id))
                .count();
    }

    @Test
    void repeatsNothingOverARestartThatWasSentAgainBefore() throws Exception {
        first.answering(Receiver.status(503));
        try (Dispatcher before = dispatcher("again", NO_PAUSES)) {
            put("stuck", "again", first); // so that all after it is read again
            put("once-more", "again", second);
            await().atMost(SOON).until(() -> outcomes("stuck") == 1 && outcomes("once-more") == 1);
            put("once-more", "again", second);
            await().atMost(SOON).until(() -> outcomes("once-more") == 2);
            assertThat(before).isNotNull();
        }
        try (Dispatcher after = dispatcher("again", NO_PAUSES)) {
            put("last", "again", second);
            await().atMost(SOON).until(() -> outcomes("last") == 1);
            assertThat(after).isNotNull();
        }
        assertThat(ids(second)).containsExactly("once-more", "once-more", "last");
    }

    @Test
    void tellsTheOthersOnceThoughTheChannelCannotBePausedYet() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        first.answering(Receiver.status(410));
        try (Dispatcher dispatcher = dispatcher("gone", (watchlist, channel, reason) -> {
            if (tries.incrementAndGet() == 1) {
                throw new ServiceUnavailableResponse("Watchlists are still being read");
            }
        })) {
            put("ended", "gone", first);

            await().atMost(SOON).until(() -> outcomes("ended") == 1);
            assertThat(tries).hasValue(2);
            put("after", "gone", second);
            await().atMost(SOON).until(() -> outcomes("after") == 1);
            await().atMost(SOON).until(() -> second.deliveries().size() == 2);
            assertThat(dispatcher).isNotNull();
        }
        assertThat(ids(first)).as("it is not asked again").containsExactly("ended");
        assertThat(second.deliveries())
                .filteredOn(one -> one.body().contains("watchlist.note"))
                .hasSize(1);
        assertThat(Records.of(clients, Topics.NOTIFICATIONS.name()))
                .filteredOn(record -> record.value() != null
                        && notifications.value(record.value()).getWatchlistId().equals("gone"))
                .as("two, and one note")
                .hasSize(3);
    }

    @Test
    void goesOnAfterARecordWithoutAValue() throws Exception {
        try (Dispatcher dispatcher = dispatcher("empty", NO_PAUSES)) {
            producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), 0, new byte[] {1}, null))
                    .get();
            put("next", "empty", first);

            await().atMost(SOON).until(() -> outcomes("next") == 1);
            assertThat(dispatcher).isNotNull();
        }
        assertThat(Records.of(clients, Topics.NOTIFICATIONS.deadLetters())).hasSize(1);
    }
}

package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.filingmonitor.alerts.TestBroker;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Courier;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of notifications whose process is killed: it is left where it stands, and one with its name goes on. */
class KillTest {

    private static final ChannelPause NO_PAUSES = (watchlist, channel, reason) -> {};

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int ALERTS = 5;

    @TempDir
    private Path directory;

    private TestBroker broker;
    private KafkaClients clients;
    private AvroSerdes serdes;
    private Receiver receiver;
    private final WatchlistTable table = new WatchlistTable();
    private final AlertMarks marks = new AlertMarks();
    private final RetrySchedule retries = new RetrySchedule(4, Duration.ofMillis(100), Duration.ofMillis(400));

    private static Couriers anywhere() {
        return new Couriers(new WebhookAddresses(true), Sending.LOCAL, new IpcTitles(), Clock.systemUTC());
    }

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        clients = new KafkaClients(broker.kafka(), "test");
        serdes = AvroSerdes.of(broker.kafka());
        receiver = new Receiver();
        WatchlistReading reading = new WatchlistReading();
        reading.apply(
                "w",
                aWatchlist("w")
                        .webhook(receiver.url(), "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz")
                        .watchlist());
        table.show(reading);
        marks.complete();
    }

    @AfterEach
    void stop() {
        receiver.close();
        broker.close();
    }

    @Test
    void sendsOnceWhatWasSealedBeforeAKill() throws Exception {
        seal();

        try (Dispatcher next =
                Dispatcher.start(clients, table, marks, anywhere(), NO_PAUSES, retries, Holding.DEFAULT)) {
            await().atMost(SOON).until(() -> count(Topics.NOTIFICATION_OUTCOMES.name()) == ALERTS);
            assertThat(next).isNotNull();
        }
        assertThat(ids()).hasSize(ALERTS).doesNotHaveDuplicates();
    }

    @Test
    void repeatsUnderTheSameIdWhatWasSentButNotNotedBeforeAKill() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        try (Subscribers subscribers = new Subscribers(table, marks, clients, NO_PAUSES);
                Couriers couriers = anywhere()) {
            Courier sendsAndDies = (notification, channel) -> {
                couriers.byType().get(ChannelType.WEBHOOK).carry(notification, channel);
                awaitUninterruptibly(killed);
                throw new IllegalStateException("killed");
            };
            Sender sender = new Sender(
                    clients,
                    serdes,
                    subscribers,
                    Map.of(ChannelType.WEBHOOK, sendsAndDies),
                    retries,
                    Holding.DEFAULT,
                    Clock.systemUTC());
            Thread sending = new Thread(() -> runUntilFenced(sender), "killed-sender");
            sending.start();
            seal();
            await().atMost(SOON).until(() -> receiver.deliveries().size() == 1);

            try (Dispatcher next =
                    Dispatcher.start(clients, table, marks, anywhere(), NO_PAUSES, retries, Holding.DEFAULT)) {
                await().atMost(SOON).until(() -> count(Topics.NOTIFICATION_OUTCOMES.name()) == ALERTS);
                assertThat(next).isNotNull();
            }
            assertThat(ids()).as("one of them twice").hasSize(ALERTS + 1);
            assertThat(ids().stream().distinct()).hasSize(ALERTS);
            assertThat(ids().subList(1, ids().size())).contains(ids().get(0));
        } finally {
            killed.countDown();
        }
    }

    /** Runs until the next process of this name takes its place in the group, as it would that of a dead one. */
    private static void runUntilFenced(Sender sender) {
        try {
            sender.run(() -> true);
        } catch (FencedInstanceIdException e) {
            assertThat(e).isNotNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                done = latch.getCount() == 0; // a kill leaves nobody to listen to this
            }
        }
    }

    private void seal() throws Exception {
        TopicBytes<Notification> notifications = TopicBytes.of(Topics.NOTIFICATIONS, serdes);
        try (KafkaProducer<byte[], byte[]> producer = clients.producer()) {
            for (int i : IntStream.range(0, ALERTS).toArray()) {
                Notification one = Records.notification("n" + i, "w", receiver.url());
                producer.send(notifications.record(one.getId(), one, one.getSealedAt()))
                        .get();
            }
        }
    }

    private List<String> ids() {
        return receiver.deliveries().stream().map(Receiver.Delivery::id).toList();
    }

    private long count(String topic) {
        return Records.of(clients, topic).size();
    }
}

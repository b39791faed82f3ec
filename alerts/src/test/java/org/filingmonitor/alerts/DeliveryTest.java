package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.deliver.Holding;
import org.filingmonitor.alerts.deliver.RetrySchedule;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of notifications when targets fail, records are poison and the application stops. */
class DeliveryTest {

    @TempDir
    private Path directory;

    private TestBroker broker;
    private RunningAlerts alerts;
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        alerts.close();
        broker.close();
    }

    @Test
    void neverLetsAFailingTargetDelayAnother() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (Receiver stuck = new Receiver()) {
            stuck.answering(exchange -> {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            alerts.watch("both", "id:CN-*", stuck.url(), receiver.url());

            for (int i = 0; i < 20; i++) {
                alerts.appears(aFiling("CN-" + i).filing());
            }

            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 20);
            assertThat(stuck.deliveries()).as("one at a time").hasSize(1);
        } finally {
            hanging.countDown();
        }
    }

    @Test
    void letsTheOthersGoOnThoughOneTargetHasMoreThanItsRoom() throws Exception {
        try (Receiver dead = new Receiver()) {
            dead.answering(Receiver.status(503));
            alerts.watch("dead", "id:CN-*", dead.url());
            alerts.watch("fine", "id:CN-*", receiver.url());
            alerts.close();
            RetrySchedule hourly = new RetrySchedule(9, Duration.ofHours(1), Duration.ofHours(1));
            alerts = new RunningAlerts(broker.kafka(), directory.resolve("state"), hourly, new Holding(3, 4)).ready();
            for (int i = 0; i < 20; i++) {
                alerts.appears(aFiling("CN-" + i).filing());
            }

            await().atMost(RunningAlerts.SOON).until(() -> idsOf(receiver).size() == 20);

            assertThat(dead.deliveries()).as("no more than it has room for").hasSizeLessThanOrEqualTo(3);
            dead.answering(Receiver.status(200));
            alerts.close();
            alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
            await().atMost(RunningAlerts.SOON).until(() -> idsOf(dead).size() == 20);
            assertThat(receiver.deliveries()).hasSize(20);
        }
    }

    @Test
    void sendsWhatWasParkedOnceThereIsRoom() throws Exception {
        alerts.watch("w", "id:CN-*", receiver.url());
        alerts.close();
        RetrySchedule retries = new RetrySchedule(4, Duration.ofMillis(100), Duration.ofMillis(100));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state"), retries, new Holding(1, 1)).ready();
        for (int i = 0; i < 30; i++) {
            alerts.appears(aFiling("CN-" + i).filing());
        }

        await().atMost(RunningAlerts.SOON).until(() -> idsOf(receiver).size() == 30);
        assertThat(receiver.deliveries()).hasSize(30);
    }

    @Test
    void triesAgainWithTheSameIdUntilTheTargetTakesIt() throws Exception {
        receiver.answering(exchange ->
                Receiver.status(receiver.deliveries().size() < 3 ? 500 : 200).to(exchange));
        alerts.watch("retry", "*:*", receiver.url());

        alerts.appears(aFiling("CN-1").filing());

        await().atMost(RunningAlerts.SOON).until(() -> states().contains(DeliveryState.DELIVERED));
        assertThat(receiver.deliveries()).hasSize(3);
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::id)
                .containsOnly(ids().iterator().next());
        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::body)
                .containsOnly(receiver.deliveries().get(0).body());
    }

    @Test
    void keepsADeadLetterAfterTheLastTry() throws Exception {
        receiver.answering(Receiver.status(500));
        alerts.watch("dead", "*:*", receiver.url());

        alerts.appears(aFiling("CN-1").filing());

        await().atMost(RunningAlerts.SOON).until(() -> states().contains(DeliveryState.DEAD));
        assertThat(receiver.deliveries()).hasSize(4);
        List<ConsumerRecord<byte[], byte[]>> letters = records(Topics.NOTIFICATIONS.deadLetters());
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.get(0).headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("HTTP 500");
        assertThat(letters.get(0).value())
                .isEqualTo(records(Topics.NOTIFICATIONS.name()).get(0).value());
    }

    @Test
    void triesADeadLetterAgainThatIsPutBack() throws Exception {
        receiver.answering(Receiver.status(500));
        alerts.watch("dead", "*:*", receiver.url());
        alerts.appears(aFiling("CN-1").filing());
        await().atMost(RunningAlerts.SOON).until(() -> states().contains(DeliveryState.DEAD));
        restart(new RetrySchedule(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        receiver.answering(Receiver.status(200));

        ConsumerRecord<byte[], byte[]> letter =
                records(Topics.NOTIFICATIONS.deadLetters()).get(0);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(broker.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), letter.key(), letter.value()))
                    .get();
        }

        await().atMost(RunningAlerts.SOON).until(() -> states().equals(List.of(DeliveryState.DELIVERED)));
        assertThat(idsOf(receiver)).hasSize(1);
    }

    @Test
    void stopsWhereNobodyWantsItAnyMore() throws Exception {
        receiver.answering(Receiver.status(410));
        alerts.watch("unwanted", "*:*", receiver.url());

        alerts.appears(aFiling("CN-1").filing());

        await().atMost(RunningAlerts.SOON).until(() -> states().contains(DeliveryState.STOPPED));
        assertThat(receiver.deliveries()).hasSize(1);
        assertThat(records(Topics.NOTIFICATIONS.deadLetters())).isEmpty();
    }

    @Test
    void stopsWhenTheWatchlistIsDeleted() throws Exception {
        receiver.answering(exchange -> {
            if (receiver.deliveries().size() == 1) {
                deleteWatchlist("deleted");
            }
            exchange.sendResponseHeaders(500, -1);
        });
        alerts.watch("deleted", "*:*", receiver.url());

        alerts.appears(aFiling("CN-1").filing());

        await().atMost(RunningAlerts.SOON).until(() -> states().contains(DeliveryState.STOPPED));
        assertThat(receiver.deliveries()).hasSize(1);
    }

    private void deleteWatchlist(String id) throws java.io.IOException {
        try {
            assertThat(alerts.send("DELETE", "/api/v1/watchlists/" + id, null).statusCode())
                    .isEqualTo(204);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void losesNothingAndRepeatsNothingOverARestart() throws Exception {
        try (Receiver failing = new Receiver()) {
            failing.answering(Receiver.status(503));
            alerts.watch("fine", "id:CN-*", receiver.url());
            alerts.watch("failing", "id:CN-*", failing.url());
            restart(new RetrySchedule(9, Duration.ofHours(1), Duration.ofHours(1)));
            for (int i = 0; i < 10; i++) {
                alerts.appears(aFiling("CN-" + i).filing());
            }
            await().atMost(RunningAlerts.SOON)
                    .until(() -> failing.deliveries().size() == 10
                            && receiver.deliveries().size() == 10
                            && states().size() == 20);
            Set<String> tried = idsOf(failing);

            alerts.close();
            failing.answering(Receiver.status(200));
            alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
            alerts.appears(aFiling("CN-LAST").filing());

            await().atMost(RunningAlerts.SOON)
                    .until(() -> failing.deliveries().size() == 11
                            && receiver.deliveries().size() == 11);
            assertThat(failing.deliveries()).as("their hour has not come").hasSize(11);
            assertThat(idsOf(failing)).containsAll(tried);
            assertThat(idsOf(receiver)).hasSize(11);
        }
    }

    @Test
    void takesUpAfterARestartWhatWasStillToBeTried() throws Exception {
        receiver.answering(Receiver.status(503));
        alerts.watch("w", "id:CN-*", receiver.url());
        restart(new RetrySchedule(9, Duration.ofSeconds(4), Duration.ofSeconds(4)));
        for (int i = 0; i < 10; i++) {
            alerts.appears(aFiling("CN-" + i).filing());
        }
        await().atMost(RunningAlerts.SOON).until(() -> idsOf(receiver).size() == 10);

        alerts.close();
        receiver.answering(Receiver.status(200));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();

        await().atMost(RunningAlerts.SOON)
                .until(() -> states().stream()
                                .filter(DeliveryState.DELIVERED::equals)
                                .count()
                        == 10);
        assertThat(idsOf(receiver)).hasSize(10);
    }

    @Test
    void passesOverPoisonWithADeadLetter() throws Exception {
        alerts.watch("w", "id:CN-*", receiver.url());
        byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(broker.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : List.of(
                    Topics.FILING_CHANGES.name(),
                    Topics.WATCHLISTS.name(),
                    Topics.ALERTS.name(),
                    Topics.TREND_ALERTS.name(),
                    Topics.NOTIFICATIONS.name())) {
                producer.send(new ProducerRecord<>(topic, 0, poison, poison)).get();
            }
        }

        for (int i = 0; i < 8; i++) {
            alerts.appears(aFiling("CN-" + i).filing());
        }

        await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 8);
        for (String letters :
                List.of("filing-changes.dlq.v1", "alerts.dlq.v1", "trend-alerts.dlq.v1", "notifications.dlq.v1")) {
            assertThat(records(letters))
                    .as(letters)
                    .extracting(ConsumerRecord::value)
                    .containsExactly(poison);
        }
        restart(new RetrySchedule(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThat(alerts.get("/api/v1/watchlists").path("watchlists").findValuesAsText("id"))
                .as("read past the poison again")
                .containsExactly("sample-ai", "w");
    }

    private void restart(RetrySchedule retries) {
        alerts.close();
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state"), retries).ready();
    }

    private static Set<String> idsOf(Receiver receiver) {
        return receiver.deliveries().stream().map(Receiver.Delivery::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the ids of all notifications. */
    private Set<String> ids() {
        Deserializer<String> keys =
                AvroSerdes.of(broker.kafka()).key(Topics.NOTIFICATIONS).deserializer();
        return records(Topics.NOTIFICATIONS.name()).stream()
                .map(record -> keys.deserialize(record.topic(), record.key()))
                .collect(Collectors.toSet());
    }

    /** Returns the newest state of each notification. */
    private List<DeliveryState> states() {
        Deserializer<NotificationOutcome> outcomes = AvroSerdes.of(broker.kafka())
                .value(Topics.NOTIFICATION_OUTCOMES)
                .deserializer();
        Map<String, DeliveryState> newest = new HashMap<>();
        records(Topics.NOTIFICATION_OUTCOMES.name())
                .forEach(record -> newest.put(
                        new String(record.key(), StandardCharsets.ISO_8859_1),
                        outcomes.deserialize(record.topic(), record.value()).getState()));
        return new ArrayList<>(newest.values());
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> config = new HashMap<>(broker.kafka());
        config.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}

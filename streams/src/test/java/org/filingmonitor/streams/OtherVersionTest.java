package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.streams.Observation.observation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.TopicProvisioner;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Where an internal topic or a store holds what another version wrote, the application stops for good and says the cure. */
class OtherVersionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ID = StreamsConfig.APPLICATION_ID;

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private TestBroker broker;
    private Map<String, String> kafka;
    private Path directory;
    private TopicRows<CountKey, MonthlyCount> counts;

    @BeforeEach
    void start(@TempDir Path temp) throws Exception {
        directory = temp;
        broker = new TestBroker(temp.resolve("kafka"));
        kafka = Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://" + temp.getFileName());
        TopicProvisioner.provision(kafka);
        counts = new TopicRows<>(kafka, Topics.MONTHLY_COUNTS, TopologyRun::row);
        said.start();
        log().addAppender(said);
    }

    @AfterEach
    void stop() {
        log().detachAppender(said);
        counts.close();
        broker.close();
    }

    @Test
    void stopsAtAnInternalTopicAndCountsAnewAfterAReset() throws Exception {
        try (StreamsApp app = app("first")) {
            observe(filing("US-1"));
            awaitCount(1);
            write(ID + "-by-filing-repartition", "US-1", PoisonedTopicsTest.ofOtherVersion());
            awaitStopped(app, ID + "-by-filing-repartition");
            observe(filing("US-2"));
        }
        reset();
        try (StreamsApp app = app("second")) {
            awaitCount(2);
            assertThat(app.isReady()).isTrue();
        }
    }

    @Test
    void stopsAtAStoreThatWasRestored() throws Exception {
        try (StreamsApp app = app("first")) {
            observe(filing("US-1"));
            awaitCount(1);
            assertThat(app.isReady()).isTrue();
        }
        String changelog = ID + "-filing-table-changelog";
        write(changelog, "US-1", PoisonedTopicsTest.ofOtherVersion());
        try (StreamsApp app = app("second")) {
            observe(observation("US-1")
                    .published("2024-02-01")
                    .revision("2024-02-05")
                    .seen());
            awaitStopped(app, changelog);
            awaitCount(1);
        }
    }

    private StreamsApp app(String state) {
        return StreamsApp.start(new StreamsConfig(kafka, directory.resolve(state), "127.0.0.1:1"));
    }

    /** One line, and nothing that tries again. */
    private void awaitStopped(StreamsApp app, String where) {
        await().atMost(PATIENCE).until(() -> !said.list.isEmpty() && streamThreads() == 0);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> !app.isReady() && streamThreads() == 0);
        assertThat(said.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains(where)
                .contains("version of the application that this one does not know")
                .contains("kafka-streams-application-reset --force --application-id " + ID);
    }

    private static long streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches(".*-StreamThread-\\d+"))
                .count();
    }

    private void awaitCount(int filings) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(figures())
                .containsEntry("all|total|||2024-01", Map.of("f31", filings)));
    }

    private Map<String, Map<String, Integer>> figures() {
        Map<String, Map<String, Integer>> figures = new TreeMap<>();
        counts.now().forEach((row, count) -> figures.put(row, TopologyRun.figures(count)));
        return figures;
    }

    /** Does what Kafka's tool for it does. */
    private void reset() throws Exception {
        removeMembers();
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            admin.deleteConsumerGroups(List.of(ID)).all().get();
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(ID))
                    .toList();
            assertThat(internal).isNotEmpty();
            admin.deleteTopics(internal).all().get();
        }
    }

    private void removeMembers() throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            admin.removeMembersFromConsumerGroup(ID, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private void observe(FilingObservation seen) throws Exception {
        AvroSerdes serdes = AvroSerdes.of(kafka);
        String topic = Topics.FILINGS.name();
        write(
                topic,
                serdes.key(Topics.FILINGS).serializer().serialize(topic, seen.getId()),
                serdes.value(Topics.FILINGS).serializer().serialize(topic, seen));
    }

    private void write(String topic, String key, byte[] value) throws Exception {
        write(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private void write(String topic, byte[] key, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static FilingObservation filing(String id) {
        return observation(id).published("2024-01-31").ipc("G06F 21/62").seen();
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(StreamsApp.class);
    }
}

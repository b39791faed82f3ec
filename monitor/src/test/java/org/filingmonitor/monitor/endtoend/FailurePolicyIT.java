package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.registry.SchemaRegistry;
import org.filingmonitor.streams.StreamsApp;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.topic.TopicProvisioner;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What an application does when Kafka or the registry is away, or is not as it should be. */
@TestInstance(Lifecycle.PER_CLASS)
class FailurePolicyIT {

    private Path temp;
    private Elsewhere elsewhere;
    private Path directory;
    private Path state;

    @BeforeAll
    void choose(@TempDir Path shared) {
        temp = shared;
        state = shared.resolve("streams");
        elsewhere = new Elsewhere(temp.resolve("elsewhere"));
    }

    @BeforeEach
    void everythingIsThere(TestInfo test) throws Exception {
        directory = temp.resolve(test.getTestMethod().orElseThrow().getName());
        elsewhere.startKafka();
        elsewhere.startRegistry();
        TopicProvisioner.provision(elsewhere.clients());
    }

    @AfterAll
    void stop() throws InterruptedException {
        elsewhere.close();
    }

    @Test
    void waitsForAKafkaThatIsAwayAtTheStart() throws Exception {
        elsewhere.stopKafka();
        try (ApartProcess streams = streams()) {
            streams.awaitUnready("kafka");
            assertThat(streams.get(streams.url() + "/api/v1/profile").statusCode())
                    .isEqualTo(503);

            elsewhere.startKafka();

            streams.awaitReady();
            assertThat(streams.get(streams.url() + "/api/v1/profile").statusCode())
                    .isEqualTo(200);
        }
    }

    /** The runner of an application alone waits for Kafka before; but Kafka may go away right then. */
    @Test
    void streamsBeginsAgainWhereKafkaWentAwayBeforeItStarted() throws Exception {
        elsewhere.stopKafka();
        Map<String, String> impatient = with("task.timeout.ms", "1000");
        impatient.putAll(Map.of("default.api.timeout.ms", "3000", "request.timeout.ms", "2000"));
        try (StreamsApp streams = StreamsApp.start(new StreamsConfig(impatient, state, "127.0.0.1:1"))) {
            await().atMost(Duration.ofMinutes(1)).until(globalThreadHasEnded());
            assertThat(streams.isReady()).isFalse();
            elsewhere.startKafka();
            await().atMost(Duration.ofMinutes(1)).until(streams::isReady);
        }
    }

    @Test
    void waitsForARegistryThatIsAwayAtTheStart() throws Exception {
        elsewhere.stopRegistry();
        try (ApartProcess producer = producer()) {
            producer.awaitUnready("registry");

            elsewhere.startRegistry();

            producer.awaitReady();
        }
    }

    @Test
    void stopsWhereAnIncompatibleSchemaIsRegistered() throws Exception {
        try (Elsewhere other = new Elsewhere(directory)) {
            other.startRegistry();
            Schema alien = SchemaBuilder.record("FilingObservation")
                    .fields()
                    .requiredInt("n")
                    .endRecord();
            SchemaRegistry.of(other.clients()).register("filings.v1-value", alien);

            assertOneLine(
                    with("schema.registry.url", other.registryUrl()),
                    "the schema for subject filings.v1-value does not go with a registered one");
        }
    }

    @Test
    void stopsWhereTopicsAreMissingAndSaysHowToMakeThem() throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(elsewhere.clients()))) {
            admin.deleteTopics(List.of(Topics.FEED_STATUS.name())).all().get();
        }
        assertOneLine(elsewhere.clients(), "Kafka has no feed-status.v1: run 'filing-monitor topics'");
    }

    @Test
    void stopsWhereThePasswordIsWrong() throws Exception {
        assertOneLine(
                with(
                        "sasl.jaas.config",
                        elsewhere.clients().get("sasl.jaas.config").replace("4711", "4712")),
                "Authentication failed");
    }

    @Test
    void stopsWhereTheConfigurationIsWrong() throws Exception {
        assertOneLine(with("security.protocol", "SASL"), "security.protocol");
    }

    private ApartProcess producer() throws IOException {
        return ApartProcess.start(directory, elsewhere.clients(), "producer");
    }

    /** With the state of the test before: an instance of another name would wait for that one's session to end. */
    private ApartProcess streams() throws IOException {
        return ApartProcess.start(directory, elsewhere.clients(), "streams", "--state-dir", state.toString());
    }

    /** Kafka Streams gives up with this thread. */
    private static Callable<Boolean> globalThreadHasEnded() {
        AtomicReference<Thread> first = new AtomicReference<>();
        return () -> {
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().endsWith("GlobalStreamThread"))
                    .findFirst()
                    .ifPresent(thread -> first.compareAndSet(null, thread));
            return first.get() != null && !first.get().isAlive();
        };
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> clients = new HashMap<>(elsewhere.clients());
        clients.put(key, value);
        return clients;
    }

    /** Beside the log's lines, each of which begins with the time. */
    private void assertOneLine(Map<String, String> clients, String text) throws Exception {
        try (ApartProcess producer = ApartProcess.start(directory, clients, "producer")) {
            assertThat(producer.awaitExit()).as(producer::log).isEqualTo(1);
            assertThat(producer.log().lines().filter(line -> !line.matches("\\d{4}-.*")))
                    .singleElement()
                    .asString()
                    .startsWith("filing-monitor producer: ")
                    .contains(text);
            assertThat(producer.log()).doesNotContain(Elsewhere.PASSWORD);
        }
    }
}

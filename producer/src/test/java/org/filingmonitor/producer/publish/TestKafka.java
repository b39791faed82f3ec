package org.filingmonitor.producer.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.TopicProvisioner;

/** A real broker inside the test's JVM, with the monitor's topics and a registry of its own. */
public final class TestKafka implements AutoCloseable {

    private final Path directory;
    private final TestBroker broker;
    private final Map<String, String> clients;

    private TestKafka(int advertisedPort, int port) throws Exception {
        this.directory = Files.createTempDirectory("filing-monitor-test-kafka");
        this.broker = new TestBroker(directory, advertisedPort, port);
        this.clients =
                Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://" + UUID.randomUUID());
        TopicProvisioner.provision(clients, Optional.of((short) 1));
    }

    /** Starts a broker and creates the topics. */
    public static TestKafka start() {
        try {
            int port = TestBroker.freePort();
            return startBehind(port, port);
        } catch (IOException e) {
            throw new IllegalStateException("no free port for this test", e);
        }
    }

    /** Starts a broker that tells its clients to come to another port. */
    static TestKafka startBehind(int advertisedPort, int port) {
        try {
            return new TestKafka(advertisedPort, port);
        } catch (Exception e) {
            throw new IllegalStateException("no broker for this test", e);
        }
    }

    /** Returns what clients need to reach the broker and the registry. */
    public Map<String, String> clients() {
        return clients;
    }

    /** Stops the broker; its data stay. */
    public void stopServer() {
        broker.stop();
    }

    /** Starts the broker on its data. */
    public void startServer() {
        broker.start();
    }

    /** Returns the committed values of a topic, partition by partition. */
    public <V> List<V> values(Topic<String, V> topic) {
        Deserializer<V> values = AvroSerdes.of(clients).value(topic).deserializer();
        return records(topic.name(), topic.partitions()).stream()
                .map(record -> values.deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Returns the committed records of a topic, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, int partitions) {
        List<TopicPartition> all = Stream.iterate(0, partition -> partition + 1)
                .limit(partitions)
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        // Markers of a commit arrive after it: what was written is the end, not what is readable by now.
        try (KafkaConsumer<byte[], byte[]> committed = consumer("read_committed");
                KafkaConsumer<byte[], byte[]> written = consumer("read_uncommitted")) {
            Map<TopicPartition, Long> ends = written.endOffsets(all);
            committed.assign(all);
            committed.seekToBeginning(all);
            while (all.stream().anyMatch(partition -> committed.position(partition) < ends.get(partition))) {
                committed.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> config = new HashMap<>(clients);
        config.put("isolation.level", isolation);
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() throws IOException {
        stopServer();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

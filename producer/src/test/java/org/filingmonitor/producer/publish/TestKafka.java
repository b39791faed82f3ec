package org.filingmonitor.producer.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.TopicProvisioner;

/** A real broker inside the test's JVM, with the monitor's topics and a registry of its own. */
public final class TestKafka implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> properties;
    private final Map<String, String> clients;
    private KafkaRaftServer server;

    private TestKafka(Path directory, int advertisedPort, int port, int controllerPort) {
        this.directory = directory;
        this.properties = properties(directory, advertisedPort, port, controllerPort);
        this.clients = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + advertisedPort,
                "schema.registry.url",
                "mock://" + UUID.randomUUID());
    }

    /** Starts a broker and creates the topics. */
    public static TestKafka start() {
        try {
            int port = freePort();
            return startBehind(port, port);
        } catch (IOException e) {
            throw new IllegalStateException("no free port for this test", e);
        }
    }

    /** Starts a broker that tells its clients to come to another port. */
    static TestKafka startBehind(int advertisedPort, int port) {
        try {
            Path directory = Files.createTempDirectory("filing-monitor-test-kafka");
            TestKafka kafka = new TestKafka(directory, advertisedPort, port, freePort());
            kafka.format();
            kafka.startServer();
            TopicProvisioner.provision(kafka.clients, Optional.of((short) 1));
            return kafka;
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
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts the broker on its data. */
    public void startServer() {
        server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
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

    private void format() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private static Map<String, String> properties(Path directory, int advertisedPort, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("node.id", "1"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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

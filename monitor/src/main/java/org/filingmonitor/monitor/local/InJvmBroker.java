package org.filingmonitor.monitor.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (KRaft, one node) inside this JVM, on loopback, that keeps its data in a directory. The only class
 * that knows Kafka's server classes, which are no public API.
 */
final class InJvmBroker implements AutoCloseable {

    private static final int NODE = 1;

    private final KafkaRaftServer server;

    private InJvmBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Formats the directory if it is new and starts the broker; returns once it serves.
     *
     * @throws Exception whatever Kafka says, when it cannot start
     */
    static InJvmBroker start(Path directory, int port, int controllerPort) throws Exception {
        return start(directory, port, controllerPort, Map.of());
    }

    /** As {@link #start(Path, int, int)}, with properties of Kafka's broker over those that are set here. */
    static InJvmBroker start(Path directory, int port, int controllerPort, Map<String, String> overrides)
            throws Exception {
        // Kafka writes this file last, so a directory whose formatting was cut short is formatted again.
        if (Files.notExists(directory.resolve("meta.properties"))) {
            format(directory);
        }
        Map<String, String> properties = properties(directory, port, controllerPort);
        properties.putAll(overrides);
        KafkaConfig config = new KafkaConfig(properties, false);
        InJvmBroker broker = new InJvmBroker(new KafkaRaftServer(config, Time.SYSTEM));
        try {
            broker.server.startup();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private static Map<String, String> properties(Path directory, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>(oneNode());
        properties.put("node.id", String.valueOf(NODE));
        properties.put("log.dirs", directory.toString());
        properties.put("process.roles", "broker,controller");
        // A static voter may move to another port at each start.
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        return properties;
    }

    /** What one node on a small machine needs otherwise than Kafka's defaults. */
    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "4"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // After a kill the controller waits for the session of the broker before, 9 s by default.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "250"),
                Map.entry("auto.create.topics.enable", "false"),
                // Heap: the cleaner's default buffer alone is 128 MB.
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("queued.max.requests", "64"));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}

package org.filingmonitor.topic;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real broker inside the test's JVM, without topics; the tests of other modules use it too. */
public final class TestBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TestBroker.class);

    private static final int LOWEST_PORT = 16_000;
    private static final int HIGHEST_PORT = 32_000;

    private final Map<String, String> settings;
    private final String address;
    private KafkaRaftServer server;

    /** Starts a broker that keeps its data in an empty directory. */
    public TestBroker(Path directory) throws Exception {
        this(directory, freePort());
    }

    private TestBroker(Path directory, int port) throws Exception {
        this(directory, port, port);
    }

    /** Starts a broker that tells its clients to come to another port. */
    public TestBroker(Path directory, int advertisedPort, int port) throws Exception {
        this.settings = settings(directory, advertisedPort, port, freePortBut(port));
        this.address = "127.0.0.1:" + advertisedPort;
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
        start();
    }

    private static Map<String, String> settings(Path directory, int advertisedPort, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("node.id", "1"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));
    }

    /** Returns the broker's {@code bootstrap.servers}. */
    public String address() {
        return address;
    }

    /** Starts the broker on its data. */
    public void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Stops the broker; its data stay. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static int freePortBut(int taken) throws IOException {
        int port = freePort();
        while (port == taken) {
            port = freePort();
        }
        return port;
    }

    /**
     * Returns a port at which nothing listens. It lies below those that systems give to outgoing connections: of these, any
     * could take it before the broker does.
     */
    public static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                LOG.debug("Port {} is taken; trying another", port);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}

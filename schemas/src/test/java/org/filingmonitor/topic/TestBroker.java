package org.filingmonitor.topic;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker inside the test's JVM. */
final class TestBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    TestBroker(Path directory) throws Exception {
        port = freePort();
        int controllerPort = freePort();
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
        server = new KafkaRaftServer(
                new KafkaConfig(
                        Map.of(
                                "node.id", "1",
                                "log.dirs", directory.toString(),
                                "process.roles", "broker,controller",
                                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                                "controller.listener.names", "CONTROLLER",
                                "listeners",
                                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                                "auto.create.topics.enable", "false",
                                "log.cleaner.dedupe.buffer.size", "2097152"),
                        false),
                Time.SYSTEM);
        server.startup();
    }

    /** Returns the broker's {@code bootstrap.servers}. */
    String address() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}

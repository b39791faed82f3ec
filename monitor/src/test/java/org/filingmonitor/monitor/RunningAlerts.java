package org.filingmonitor.monitor;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.alerts.AlertsApp;
import org.filingmonitor.alerts.AlertsConfig;
import org.filingmonitor.alerts.courier.MailServer;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.topic.TopicProvisioner;
import org.slf4j.LoggerFactory;

/** The alerts application on a Kafka of its own, behind the monitor's HTTP server, and the command line before it. */
final class RunningAlerts implements AutoCloseable {

    private final Path directory;
    private final Elsewhere elsewhere;
    private final Map<String, String> kafka;
    private final AlertsApp app;
    private final HttpServer server;

    /** Commands run in this process: what Kafka logs meanwhile would stand in the midst of their output. */
    private static void quiet(Level level) {
        for (String name : List.of("org.apache.kafka", "kafka")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
        }
    }

    private RunningAlerts(Path directory) throws Exception {
        quiet(Level.OFF);
        this.directory = directory;
        elsewhere = new Elsewhere(directory.resolve("elsewhere"));
        elsewhere.startKafka();
        kafka = new HashMap<>(elsewhere.clients());
        kafka.put("schema.registry.url", "mock://" + directory.getFileName());
        TopicProvisioner.provision(kafka);
        MailServer nobody = new MailServer("127.0.0.1", 9, MailServer.Tls.NONE, "m@example.org", Optional.empty());
        app = AlertsApp.start(AlertsConfig.of(kafka, directory.resolve("state"))
                .withSending(new Sending(URI.create("http://127.0.0.1"), Optional.of(nobody))));
        server = HttpServer.start(ServerConfig.onLoopback(0), List.of(app::routes));
        await().atMost(Duration.ofSeconds(60)).until(app::isReady);
    }

    static RunningAlerts start() throws Exception {
        return new RunningAlerts(Files.createTempDirectory("alerts"));
    }

    Map<String, String> kafka() {
        return kafka;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Runs a command against this application. */
    Ended run(String... args) {
        return run(Map.of(), args);
    }

    Ended run(Map<String, String> environment, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--url=" + url());
        return CommandLineRun.of(environment, all.toArray(String[]::new));
    }

    JsonNode get(String path) {
        return MonitorClient.parse(
                MonitorClient.at(URI.create(url()), Optional.empty()).get(path, Map.of()));
    }

    JsonNode write(String method, String path, String json) {
        String answer = MonitorClient.at(URI.create(url()), Optional.empty()).write(method, path, json);
        return MonitorClient.parse(answer.isEmpty() ? "{}" : answer);
    }

    @Override
    public void close() throws Exception {
        server.close();
        app.close();
        elsewhere.close();
        delete(directory);
        quiet(null);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}

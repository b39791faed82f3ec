package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.simulator.Simulation;
import org.filingmonitor.producer.publish.TestKafka;

/** A producer that is running: a real broker behind it, a real HTTP server in front. */
final class RunningProducer implements AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T10:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestKafka kafka = TestKafka.start();
    private final List<Path> feeds;
    private final Optional<Simulation> simulation;
    private ProducerApp app;
    private Javalin server;

    /** Starts a producer that watches some directories. */
    RunningProducer(Path... feeds) {
        this(Optional.empty(), feeds);
    }

    /** Starts a producer that simulates filings too. */
    RunningProducer(Optional<Simulation> simulation, Path... feeds) {
        this.feeds = List.of(feeds);
        this.simulation = simulation;
        start();
    }

    TestKafka kafka() {
        return kafka;
    }

    ProducerApp app() {
        return app;
    }

    int port() {
        return server.port();
    }

    void start() {
        app = ProducerApp.start(
                new ProducerConfig(kafka.clients(), feeds, List.of(), CLOCK).withSimulation(simulation));
        server = Javalin.create(config -> app.routes(config.routes)).start("127.0.0.1", 0);
    }

    void stop() {
        server.stop();
        app.close();
    }

    void restart() {
        stop();
        start();
    }

    /** Sends a page once the producer is ready, and returns the lines of the answer. */
    List<JsonNode> ingest(String parameters, String page) throws IOException, InterruptedException {
        return ingest(parameters, page.getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> ingest(String parameters, byte[] page) throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(20)).until(app::isReady);
        HttpResponse<String> response = post(parameters, page);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().lines().map(RunningProducer::json).toList();
    }

    HttpResponse<String> post(String parameters, String page) throws IOException, InterruptedException {
        return post(parameters, page.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String parameters, byte[] page) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/ingest" + parameters);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(BodyPublishers.ofByteArray(page))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Returns the answer to a GET, or an empty object while there is none. */
    JsonNode get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return json(response.statusCode() == 200 ? response.body() : "{}");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** Returns a page of three records, of which the last has no number. */
    static String page() {
        try (InputStream page = RunningProducer.class.getResourceAsStream("/owner-portfolio.txt")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        kafka.close();
    }
}

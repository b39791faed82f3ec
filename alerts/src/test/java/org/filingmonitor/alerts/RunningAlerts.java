package org.filingmonitor.alerts;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.filingmonitor.alerts.deliver.Holding;
import org.filingmonitor.alerts.deliver.RetrySchedule;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** The application as it runs: on a real broker, behind a real HTTP server. */
final class RunningAlerts implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    private static final RetrySchedule RETRIES = new RetrySchedule(4, Duration.ofMillis(100), Duration.ofMillis(400));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertsApp app;
    private final Javalin server;
    private final KafkaProducer<String, FilingChange> changes;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningAlerts(Map<String, String> kafka, Path stateDir) {
        this(kafka, stateDir, RETRIES);
    }

    RunningAlerts(Map<String, String> kafka, Path stateDir, RetrySchedule retries) {
        this(kafka, stateDir, retries, Holding.DEFAULT);
    }

    RunningAlerts(Map<String, String> kafka, Path stateDir, RetrySchedule retries, Holding holding) {
        this(new AlertsConfig(kafka, stateDir, true, retries, holding, true));
    }

    RunningAlerts(AlertsConfig started) {
        Map<String, String> kafka = started.kafka();
        app = AlertsApp.start(started);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.exception(
                            HttpResponseException.class, (refusal, request) -> request.status(refusal.getStatus())
                                    .json(Map.of("detail", refusal.getMessage(), "members", refusal.getDetails())));
                    app.routes(config.routes);
                })
                .start();
        AvroSerdes serdes = AvroSerdes.of(kafka);
        changes = new KafkaProducer<>(
                new HashMap<>(kafka),
                serdes.key(Topics.FILING_CHANGES).serializer(),
                serdes.value(Topics.FILING_CHANGES).serializer());
    }

    RunningAlerts ready() {
        await().atMost(SOON).until(app::isReady);
        return this;
    }

    /** A filing is seen for the first time. */
    void appears(Filing filing) throws Exception {
        change(fresh(filing));
    }

    static FilingChange fresh(Filing filing) {
        return new FilingChange(null, filing, List.of("NEW"), Instant.now(), false);
    }

    void change(FilingChange change) throws Exception {
        send(change).get();
    }

    Future<RecordMetadata> send(FilingChange change) {
        return changes.send(new ProducerRecord<>(
                Topics.FILING_CHANGES.name(), change.getAfter().getId(), change));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, null).body());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Makes a watchlist and returns it as the answer shows it. */
    JsonNode watch(String watchlist) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/api/v1/watchlists", watchlist);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    JsonNode watch(String id, String query, String... urls) throws IOException, InterruptedException {
        var watchlist = JSON.createObjectNode().put("id", id).put("name", id).put("query", query);
        var channels = watchlist.putArray("channels");
        for (String url : urls) {
            channels.addObject().put("type", "webhook").put("url", url);
        }
        return watch(watchlist.toString());
    }

    /** The server stops before the application does, whoever still reads. */
    void stopServer() {
        server.stop();
    }

    @Override
    public void close() {
        stopServer();
        app.close();
        changes.close();
    }
}

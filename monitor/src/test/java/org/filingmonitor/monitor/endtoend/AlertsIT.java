package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.filingmonitor.monitor.http.ApiContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file that is sent to a webhook that is called: once for each filing, signed, with the reasons. */
class AlertsIT {

    private static final Path SAMPLE = Path.of("src/main/resources/sample/alipay-portfolio.txt");
    private static final String QUERY = "owner:alipay AND ipc:G06N";

    private static final String ONE_MORE =
            """
            1.

            LANTERN THAT LEARNS

            Application Number 18999999
            Status Pending
            Filing Date 2024-12-01
            First Publication Date 2025-07-17
            Owner Alipay (Hangzhou) Information Technology Co., Ltd. (China)
            Inventor Lee, Ada

            Abstract

            IPC Classes ?

              • G06N 3/08 - Learning methods
            """;

    /** What was sent to the webhook. */
    private record Delivery(HttpHeaders headers, String body) {}

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @TempDir
    private Path temp;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stopReceiving() {
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        deliveries.add(new Delivery(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Test
    void callsASignedWebhookOnceForEachMatchingFiling() throws Exception {
        try (RunningMonitor monitor = RunningMonitor.up(temp.resolve("data"), "--empty", "--allow-private-webhooks")) {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            JsonNode watchlist = monitor.json("watchlists", "create", "--id", "ai", "--query", QUERY, "--webhook", url);
            assertThat(monitor.run("ingest", SAMPLE.toString()).exitCode()).isZero();
            awaitAlerts(10);

            assertThat(monitor.run("ingest", SAMPLE.toString()).exitCode()).isZero();
            Path oneMore = Files.writeString(temp.resolve("one-more.txt"), ONE_MORE);
            Path shown = temp.resolve("tail.log");
            Process tail = monitor.begin(shown, "alerts", "tail", "--json", "--size", "1");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readAllLines(shown).size() == 1);
            assertThat(monitor.run("ingest", oneMore.toString()).exitCode()).isZero();
            awaitAlerts(11);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readAllLines(shown).size() == 2);
            assertThat(Files.readAllLines(shown).get(1)).contains("US-18999999");
            tail.destroy();
            assertThat(tail.waitFor(20, TimeUnit.SECONDS)).isTrue();

            List<JsonNode> alerts = alerts();
            assertThat(alerts).extracting(alert -> alert.path("id").asText()).doesNotHaveDuplicates();
            assertThat(alerts)
                    .extracting(alert -> alert.at("/filing/id").asText())
                    .doesNotHaveDuplicates();
            assertThat(alerts).allSatisfy(AlertsIT::assertThatItSaysWhy);
            assertThat(alerts.get(10).at("/filing/id").asText()).isEqualTo("US-18999999");
            Webhook verifier = new Webhook(watchlist.at("/channels/0/secret").asText());
            for (Delivery delivery : deliveries) {
                verifier.verify(delivery.body(), delivery.headers());
            }
            ApiContract described = new ApiContract(monitor.get("/openapi.json"));
            described.assertDescribed("alerts", monitor.send("GET", "/api/v1/alerts?size=20", ""));
            described.assertDescribed("watchlists", monitor.send("GET", "/api/v1/watchlists", ""));
        }
    }

    private static void assertThatItSaysWhy(JsonNode alert) {
        assertThat(alert.path("fact").asText()).isEqualTo("NEW");
        assertThat(alert.path("reasons").findValuesAsText("clause")).contains("owner:alipay", "ipc:G06N");
        assertThat(alert.path("reasons").findValuesAsText("highlight"))
                .allSatisfy(text -> assertThat(text).contains("<em>"));
    }

    private void awaitAlerts(int number) {
        await().atMost(Duration.ofSeconds(30)).until(() -> alerts().size() == number);
    }

    private List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            new ObjectMapper().readTree(delivery.body()).at("/data/alerts").forEach(alerts::add);
        }
        return alerts;
    }
}

package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.watch.SampleWatchlists;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Watchlists and alerts over HTTP, on a real broker. Each test has watchlists and filings of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsAppTest {

    private TestBroker broker;
    private RunningAlerts alerts;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
    }

    @AfterAll
    void stop() {
        alerts.close();
        broker.close();
    }

    @Test
    void alertsOnceWithReasonsOverASignedWebhook() throws Exception {
        try (Receiver receiver = new Receiver()) {
            JsonNode made = alerts.watch("ai", "owner:alipay AND ipc:G06N", receiver.url());
            String secret = made.at("/channels/0/secret").asText();
            Filing filing = aFiling("CN-1")
                    .owners("Alipay (Hangzhou) Information Technology Co., Ltd.")
                    .ipc("G06N 3/08")
                    .filing();

            alerts.appears(filing);
            alerts.appears(filing);
            alerts.appears(aFiling("CN-2").owners("Acme").ipc("G06N 3/08").filing());
            alerts.watch("ai-after", "id:CN-3", receiver.url());
            alerts.appears(aFiling("CN-3").filing());

            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() >= 2);
            assertThat(receiver.deliveries()).hasSize(2);
            Receiver.Delivery sent = receiver.deliveries().stream()
                    .filter(one -> one.body().contains("CN-1"))
                    .findFirst()
                    .orElseThrow();
            new Webhook(secret).verify(sent.body(), sent.headers());
            JsonNode shown = alerts.get("/api/v1/alerts?watchlist=ai");
            assertThat(shown.path("alerts")).hasSize(1);
            assertThat(shown.at("/alerts/0/fact").asText()).isEqualTo("NEW");
            assertThat(shown.at("/alerts/0/filing/id").asText()).isEqualTo("CN-1");
            assertThat(shown.at("/alerts/0/reasons/0/highlight").asText()).startsWith("<em>Alipay</em>");
            assertThat(sent.body()).contains(shown.at("/alerts/0/id").asText());
        }
    }

    @Test
    void readsAlertsOnFromAPosition() throws Exception {
        alerts.watch("page", "id:P-*");
        String start = alerts.get("/api/v1/alerts").path("next").asText();
        for (int i = 0; i < 5; i++) {
            alerts.appears(aFiling("P-" + i).filing());
        }
        await().atMost(RunningAlerts.SOON)
                .until(() -> alerts.get("/api/v1/alerts?watchlist=page")
                                .path("alerts")
                                .size()
                        == 5);

        JsonNode first = alerts.get("/api/v1/alerts?watchlist=page&size=2&after=" + start);
        JsonNode rest = alerts.get(
                "/api/v1/alerts?watchlist=page&after=" + first.path("next").asText());
        JsonNode none = alerts.get(
                "/api/v1/alerts?watchlist=page&after=" + rest.path("next").asText());

        assertThat(first.path("alerts")).hasSize(2);
        assertThat(rest.path("alerts")).hasSize(3);
        assertThat(none.path("alerts")).isEmpty();
        assertThat(rest.path("alerts").findValuesAsText("firedAt")).isSorted();
        assertThat(alerts.send("GET", "/api/v1/alerts?watchlist=page&size=2&after=" + start, null)
                        .headers()
                        .firstValue("Link"))
                .hasValue("</api/v1/alerts?watchlist=page&size=2&after="
                        + first.path("next").asText() + ">; rel=\"next\"");
        assertThat(alerts.send(
                                "GET",
                                "/api/v1/alerts?after=" + none.path("next").asText(),
                                null)
                        .headers()
                        .firstValue("Link"))
                .isEmpty();
        assertThat(alerts.send("GET", "/api/v1/alerts?after=yesterday", null).statusCode())
                .isEqualTo(400);
        assertThat(alerts.send("GET", "/api/v1/alerts?size=0", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsASecretOnceAndNeverAgain() throws Exception {
        JsonNode made = alerts.watch(
                "{\"name\":\"My Watch!\",\"query\":\"wheel\",\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\"},{\"type\":\"log\"}]}");

        assertThat(made.path("id").asText()).isEqualTo("my-watch");
        assertThat(made.at("/channels/0/secret").asText()).startsWith("whsec_");
        JsonNode shown = alerts.get("/api/v1/watchlists/my-watch");
        assertThat(shown.at("/channels/0/url").asText()).isEqualTo("https://example.org/");
        assertThat(shown.at("/channels/0").has("secret")).isFalse();
        assertThat(alerts.get("/api/v1/watchlists").toString())
                .contains("my-watch")
                .doesNotContain("whsec_");
    }

    @Test
    void keepsWhatAReplacementDoesNotSay() throws Exception {
        alerts.watch(
                "{\"id\":\"put\",\"name\":\"Put\",\"query\":\"wheel\",\"facts\":[\"GRANTED\"],\"since\":\"2020-01-01T00:00:00Z\","
                        + "\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\",\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"}]}");

        HttpResponse<String> answer = alerts.send(
                "PUT",
                "/api/v1/watchlists/put",
                "{\"query\":\"axle\",\"paused\":true,\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\"},{\"type\":\"webhook\",\"url\":\"https://example.com/\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode now = RunningAlerts.json(answer);
        assertThat(now.path("query").asText()).isEqualTo("axle");
        assertThat(now.path("name").asText()).isEqualTo("Put");
        assertThat(now.path("facts").toString()).isEqualTo("[\"GRANTED\"]");
        assertThat(now.path("since").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(now.path("paused").asBoolean()).isTrue();
        assertThat(now.at("/channels/0").has("secret")).as("the old secret").isFalse();
        assertThat(now.at("/channels/1").has("secret")).as("the new secret").isTrue();
    }

    @Test
    void namesEveryProblemOfAWatchlistAtOnce() throws Exception {
        HttpResponse<String> answer = alerts.send(
                "POST",
                "/api/v1/watchlists",
                "{\"id\":\"No Id\",\"name\":\"\",\"query\":\"titel:x\",\"facts\":[\"NEW\",\"OLD\"],\"rhythm\":\"hourly\",\"colour\":1,"
                        + "\"since\":\"yesterday\",\"paused\":\"no\",\"groupWindow\":\"5 min\","
                        + "\"channels\":[{\"type\":\"pigeon\"},{\"type\":\"webhook\",\"url\":\"nowhere\"},{\"type\":\"webhook\",\"url\":\"https://example.org\",\"secret\":\"x\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode members = RunningAlerts.json(answer).path("members");
        assertThat(members.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "query",
                        "facts[1]",
                        "rhythm",
                        "groupWindow",
                        "colour",
                        "since",
                        "paused",
                        "channels[0].type",
                        "channels[1].url",
                        "channels[2].secret");
        assertThat(members.path("query").asText()).contains("column 1").contains("no field 'titel'");
    }

    @Test
    void refusesMailWhereNoServerTakesIt() throws Exception {
        HttpResponse<String> answer = alerts.send(
                "POST",
                "/api/v1/watchlists",
                "{\"id\":\"mail\",\"query\":\"x\",\"channels\":[{\"type\":\"log\"},{\"type\":\"email\",\"to\":\"a\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningAlerts.json(answer).path("members").toString())
                .contains("\"channels[1].type\":\"no mail server is known; start the monitor with --smtp-host\"")
                .contains("\"channels[1].to\":\"give one address such as ann@example.org");
    }

    @Test
    void tellsWhatAWriteWouldMakeAndWritesNothing() throws Exception {
        alerts.watch("dry", "wheel", "https://example.org/");
        String changed =
                "{\"query\":\"axle\",\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\"},{\"type\":\"webhook\",\"url\":\"https://example.com/\"}]}";

        HttpResponse<String> answer = alerts.send("PUT", "/api/v1/watchlists/dry?dryRun=true", changed);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("whsec_");
        JsonNode told = RunningAlerts.json(answer);
        assertThat(told.at("/watchlist/query").asText()).isEqualTo("axle");
        assertThat(told.path("newSecrets")).hasToString("[\"https://example.com/\"]");
        assertThat(alerts.send("PUT", "/api/v1/watchlists/dry?dryRun=true", "{\"query\":\"\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(alerts.send("PUT", "/api/v1/watchlists/dry?dryRun=yes", changed)
                        .statusCode())
                .isEqualTo(400);
        assertThat(alerts.get("/api/v1/watchlists/dry").path("query").asText()).isEqualTo("wheel");
    }

    @Test
    void refusesWhatIsNoWatchlistOrThereAlready() throws Exception {
        alerts.watch("twice", "wheel");

        assertThat(alerts.send("POST", "/api/v1/watchlists", "{\"id\":\"twice\",\"query\":\"axle\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(alerts.get("/api/v1/watchlists/twice").path("query").asText())
                .isEqualTo("wheel");
        for (String body : List.of("", "{", "[]", "1", "{}")) {
            assertThat(alerts.send("POST", "/api/v1/watchlists", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(alerts.send("PUT", "/api/v1/watchlists/twice", "{\"id\":\"other\",\"query\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(alerts.send("GET", "/api/v1/watchlists/unknown", null).statusCode())
                .isEqualTo(404);
        assertThat(alerts.send("DELETE", "/api/v1/watchlists/unknown", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesAnIdToWhatHasNoneInItsName() throws Exception {
        String made =
                alerts.watch("{\"name\":\"区块链\",\"query\":\"区块链\"}").path("id").asText();

        assertThat(made).matches("watchlist-[0-9a-f]{12}");
        assertThat(alerts.watch("{\"name\":\"" + "long ".repeat(30) + "\",\"query\":\"x\"}")
                        .path("id")
                        .asText())
                .matches("watchlist-[0-9a-f]{12}")
                .isNotEqualTo(made);
    }

    @Test
    void refusesAUrlThatStandsTwice() throws Exception {
        HttpResponse<String> answer = alerts.send(
                "POST",
                "/api/v1/watchlists",
                "{\"id\":\"two\",\"query\":\"x\",\"channels\":[{\"type\":\"webhook\",\"url\":\"https://example.org/\"},"
                        + "{\"type\":\"webhook\",\"url\":\"https://example.org/\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("give each URL once");
    }

    @Test
    void answers400ToAQueryThatLuceneItselfRefuses() throws Exception {
        assertThat(alerts.send(
                                "POST",
                                "/api/v1/watchlists",
                                "{\"id\":\"boost\",\"query\":\"a^" + "9".repeat(45) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void alertsNobodyOnceAWatchlistIsDeleted() throws Exception {
        alerts.watch("gone", "id:GONE-*");
        assertThat(alerts.send("DELETE", "/api/v1/watchlists/gone", null).statusCode())
                .isEqualTo(204);
        alerts.watch("stays", "id:GONE-*");

        alerts.appears(aFiling("GONE-1").filing());

        await().atMost(RunningAlerts.SOON)
                .until(() -> alerts.get("/api/v1/alerts?watchlist=stays")
                                .path("alerts")
                                .size()
                        == 1);
        assertThat(alerts.get("/api/v1/alerts?watchlist=gone").path("alerts")).isEmpty();
        assertThat(alerts.send("GET", "/api/v1/watchlists/gone", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void alertsOfNothingRecordedBeforeTheWatchlistWasMade() throws Exception {
        alerts.watch("late", "id:LATE-*");

        alerts.change(new FilingChange(
                null, aFiling("LATE-1").filing(), List.of("NEW"), Instant.now().minusSeconds(60), false));
        alerts.appears(aFiling("LATE-2").filing());

        await().atMost(RunningAlerts.SOON).until(() -> !alerts.get("/api/v1/alerts?watchlist=late")
                .path("alerts")
                .isEmpty());
        assertThat(alerts.get("/api/v1/alerts?watchlist=late")
                        .at("/alerts/0/filing/id")
                        .asText())
                .isEqualTo("LATE-2");
    }

    @Test
    void beginsWithTheSampleWatchlistWhichCanBeDeletedForGood() throws Exception {
        assertThat(alerts.get("/api/v1/watchlists/sample-ai").path("query").asText())
                .isEqualTo("owner:alipay AND ipc:G06N");
        assertThat(alerts.get("/api/v1/watchlists/sample-ai").path("since").asText())
                .isEqualTo("1970-01-01T00:00:00Z");

        alerts.send("DELETE", "/api/v1/watchlists/sample-ai", null);
        SampleWatchlists.writeOnce(new KafkaClients(broker.kafka(), "test"));
        alerts.watch("after-sample", "wheel");

        assertThat(alerts.send("GET", "/api/v1/watchlists/sample-ai", null).statusCode())
                .isEqualTo(404);
    }
}

package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.ATrend.aTrend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watchlist of trends from the API to a webhook. */
class TrendDeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void postsAlertsOfTrendsBesideThoseOfFilings() throws Exception {
        try (TestBroker broker = new TestBroker(directory.resolve("broker"));
                RunningAlerts alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
                Receiver receiver = new Receiver()) {
            JsonNode made = alerts.watch(
                    """
                    {"id":"rising","name":"Rising","channels":[{"type":"webhook","url":"%s"},{"type":"log"}],
                     "trend":{"scope":"owner:ACME, Inc.","symbol":"G06N","when":"growth","above":50}}"""
                            .formatted(receiver.url()));
            alerts.watch("filings", "id:US-*", receiver.url());
            assertThat(made.path("trend"))
                    .isEqualTo(
                            JSON.readTree(
                                    """
                            {"scope":"owner:acme inc","level":"subclass","symbol":"G06N","when":"growth","above":50.0}"""));
            assertThat(alerts.get("/api/v1/watchlists/rising").path("trend")).isEqualTo(made.path("trend"));
            assertThat(alerts.get("/api/v1/watchlists/filings").has("trend")).isFalse();

            ATrend trend = aTrend(Instant.now(), 9).of("owner:acme inc").expected(4);
            writeUnreadableTrend(broker);
            write(broker, trend);
            alerts.appears(aFiling("US-1").filing());

            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 2);
            List<JsonNode> sent = receiver.deliveries().stream()
                    .map(delivery -> read(delivery.body()))
                    .toList();
            assertThat(sent)
                    .extracting(payload -> payload.path("type").asText())
                    .containsExactlyInAnyOrder("trend.alert", "filing.alert");
            JsonNode data = sent.stream()
                    .filter(payload -> payload.path("type").asText().equals("trend.alert"))
                    .findFirst()
                    .orElseThrow()
                    .path("data");
            assertThat(data.path("watchlist").asText()).isEqualTo("rising");
            assertThat(data.path("alerts")).hasSize(1);
            JsonNode alert = data.path("alerts").path(0);
            assertThat(alert.path("symbol").asText()).isEqualTo("G06N");
            assertThat(alert.path("month").asText()).isEqualTo(trend.key().getMonth());
            assertThat(alert.path("when").asText()).isEqualTo("growth");
            assertThat(alert.path("growth").asDouble()).isEqualTo(125);
            assertThat(alert.path("throughDate").asText())
                    .isEqualTo(trend.row().getThroughDate().toString());
            refusesWhatIsNoTrend(alerts);
        }
    }

    private static void refusesWhatIsNoTrend(RunningAlerts alerts) throws Exception {
        JsonNode problems = RunningAlerts.json(
                        alerts.send(
                                "POST",
                                "/api/v1/watchlists",
                                """
                        {"id":"no","query":"wheel","facts":["NEW"],"trend":{"scope":"acme","level":"group",
                         "symbol":"G06N","when":"rising","abov":1}}"""))
                .path("members");

        assertThat(problems.path("query").asText()).contains("not both");
        assertThat(problems.path("facts").asText()).contains("leave them out");
        assertThat(problems.path("trend.scope").asText()).contains("give 'all' or 'owner:NAME'");
        assertThat(problems.path("trend.level").asText()).contains("G06N is no group");
        assertThat(problems.path("trend.when").asText()).contains("emerging, growth or count");
        assertThat(problems.path("trend.abov").asText()).contains("did you mean 'above'");
    }

    private static void write(TestBroker broker, ATrend trend) throws Exception {
        AvroSerdes serdes = AvroSerdes.of(broker.kafka());
        try (KafkaProducer<TrendKey, IpcTrend> producer = new KafkaProducer<>(
                new HashMap<>(broker.kafka()),
                serdes.key(Topics.IPC_TRENDS).serializer(),
                serdes.value(Topics.IPC_TRENDS).serializer())) {
            producer.send(new ProducerRecord<>(Topics.IPC_TRENDS.name(), 1, trend.key(), trend.row()))
                    .get();
        }
    }

    /** It is passed over. */
    private static void writeUnreadableTrend(TestBroker broker) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(broker.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] unreadable = "no trend".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.IPC_TRENDS.name(), 1, unreadable, unreadable))
                    .get();
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}

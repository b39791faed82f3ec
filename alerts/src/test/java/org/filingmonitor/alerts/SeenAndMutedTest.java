package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.deliver.Records;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TableReading;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.AlertMark;
import org.filingmonitor.event.AlertMarkKind;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that were seen and filings that are muted, over HTTP on a real broker. Each test has watchlists of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenAndMutedTest {

    private static final String UNKNOWN_ALERT = "0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path directory;

    private TestBroker broker;
    private RunningAlerts alerts;

    @BeforeAll
    void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
    }

    @AfterAll
    void stop() {
        alerts.close();
        broker.close();
    }

    /** Makes a watchlist over filings of its own, each of which appears. */
    private void appear(String watchlist, String... filings) throws Exception {
        alerts.watch(watchlist, "id:" + filings[0].substring(0, filings[0].length() - 1) + "*");
        for (String filing : filings) {
            alerts.appears(aFiling(filing).filing());
        }
        await().atMost(RunningAlerts.SOON).until(() -> list(watchlist, "").size() == filings.length);
    }

    private JsonNode list(String watchlist, String parameters) throws Exception {
        return alerts.get("/api/v1/alerts?watchlist=" + watchlist + parameters).path("alerts");
    }

    private Set<String> filings(String watchlist, String parameters) throws Exception {
        Set<String> ids = new HashSet<>();
        list(watchlist, parameters)
                .forEach(alert -> ids.add(alert.at("/filing/id").asText()));
        return ids;
    }

    private String alertOf(String watchlist, String filing) throws Exception {
        for (JsonNode alert : list(watchlist, "&muted=true")) {
            if (alert.at("/filing/id").asText().equals(filing)) {
                return alert.path("id").asText();
            }
        }
        throw new AssertionError("no alert of " + filing);
    }

    private int send(String method, String path, String body) throws Exception {
        return alerts.send(method, path, body).statusCode();
    }

    private void mute(String watchlist, String filing) throws Exception {
        assertThat(send("POST", "/api/v1/watchlists/" + watchlist + "/mutes", "{\"filing\":\"" + filing + "\"}"))
                .isEqualTo(204);
    }

    @Test
    void showsWhatWasSeenAndLeavesItOutWhereOnlyTheUnseenIsWanted() throws Exception {
        appear("seen", "SE-1", "SE-2", "SE-3");
        String one = "/api/v1/alerts/" + alertOf("seen", "SE-1") + "/seen";

        assertThat(send("POST", one, null)).isEqualTo(204);
        assertThat(send("POST", one, null)).as("again").isEqualTo(204);

        assertThat(filings("seen", "")).containsExactlyInAnyOrder("SE-1", "SE-2", "SE-3");
        assertThat(filings("seen", "&unseen=true")).containsExactlyInAnyOrder("SE-2", "SE-3");
        for (JsonNode alert : list("seen", "")) {
            boolean first = alert.at("/filing/id").asText().equals("SE-1");
            assertThat(alert.path("seen").booleanValue()).isEqualTo(first);
            assertThat(alert.path("muted").isBoolean()).isTrue();
        }
        assertThat(send("DELETE", one, null)).isEqualTo(204);
        assertThat(filings("seen", "&unseen=true")).containsExactlyInAnyOrder("SE-1", "SE-2", "SE-3");
    }

    @Test
    void marksManyAtOnceAndReadsOnFromTheBeginning() throws Exception {
        appear("many", "MA-1", "MA-2", "MA-3");
        String ids = "{\"ids\":[\"%s\",\"%s\"]}".formatted(alertOf("many", "MA-1"), alertOf("many", "MA-3"));

        assertThat(send("POST", "/api/v1/alerts/seen", ids)).isEqualTo(204);

        assertThat(filings("many", "&unseen=true")).containsExactly("MA-2");
        assertThat(filings("many", "&unseen=true&after=0")).containsExactly("MA-2");
        assertThat(filings("many", "&after=0&size=1000")).hasSize(3);
    }

    @Test
    void tellsNobodyOfAMutedFilingThoughEveryAlertIsKept() throws Exception {
        long before = stopped();
        try (Receiver receiver = new Receiver()) {
            alerts.watch(
                    "{\"id\":\"mute\",\"query\":\"id:MU-*\",\"facts\":[\"NEW\",\"WITHDRAWN\"],\"channels\":[{\"type\":\"webhook\",\"url\":\""
                            + receiver.url() + "\"}]}");
            mute("mute", "MU-1");
            mute("mute", "MU-1");

            alerts.appears(aFiling("MU-1").filing());
            alerts.appears(aFiling("MU-2").filing());

            await().atMost(RunningAlerts.SOON)
                    .until(() -> filings("mute", "&muted=true").size() == 2);
            await().atMost(RunningAlerts.SOON)
                    .until(() -> !receiver.deliveries().isEmpty() && stopped() > before);
            assertThat(filings("mute", "")).containsExactly("MU-2");
            assertThat(alerts.get("/api/v1/watchlists/mute/mutes")).hasToString("{\"mutes\":[{\"filing\":\"MU-1\"}]}");
            assertThat(send("DELETE", "/api/v1/watchlists/mute/mutes/MU-1", null))
                    .isEqualTo(204);
            assertThat(filings("mute", "")).containsExactlyInAnyOrder("MU-1", "MU-2");
            assertThat(alerts.get("/api/v1/watchlists/mute/mutes").path("mutes"))
                    .isEmpty();

            withdraw("MU-1");

            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 2);
            assertThat(receiver.deliveries().get(0).body()).contains("MU-2").doesNotContain("\"seen\"");
            assertThat(receiver.deliveries().get(1).body()).contains("MU-1", "WITHDRAWN");
        }
    }

    @Test
    void leavesAMutedFilingOutOfWhatIsToldTogether() throws Exception {
        try (Receiver receiver = new Receiver()) {
            alerts.watch(
                    "{\"id\":\"group\",\"query\":\"id:GR-*\",\"groupWindow\":\"PT2S\",\"channels\":[{\"type\":\"webhook\",\"url\":\""
                            + receiver.url() + "\"}]}");
            mute("group", "GR-1");

            alerts.appears(aFiling("GR-1").filing());
            alerts.appears(aFiling("GR-2").filing());

            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 1);
            assertThat(receiver.deliveries().get(0).body()).contains("GR-2").doesNotContain("GR-1");
        }
    }

    private void withdraw(String id) throws Exception {
        Filing before = aFiling(id).filing();
        Filing after = aFiling(id).status(FilingStatus.WITHDRAWN).filing();
        alerts.change(new FilingChange(before, after, List.of("WITHDRAWN"), Instant.now(), false));
    }

    @Test
    void streamsNothingOfAMutedFiling() throws Exception {
        alerts.watch("stream", "id:ST-*");
        mute("stream", "ST-1");
        String before = alerts.get("/api/v1/alerts").path("next").asText();
        alerts.appears(aFiling("ST-1").filing());
        alerts.appears(aFiling("ST-2").filing());
        await().atMost(RunningAlerts.SOON)
                .until(() -> filings("stream", "&muted=true").size() == 2);

        try (EventReader reader =
                new EventReader(alerts.uri("/api/v1/alerts/stream?watchlist=stream&after=" + before))) {
            alerts.appears(aFiling("ST-3").filing());

            await().atMost(RunningAlerts.SOON).until(() -> reader.data().size() >= 2);
            assertThat(reader.data())
                    .extracting(alert -> alert.at("/filing/id").asText())
                    .containsExactlyInAnyOrder("ST-2", "ST-3");
        }
    }

    @Test
    void mutesInOneWatchlistAlone() throws Exception {
        appear("apart", "AP-1");
        appear("apart-2", "AP-2");
        alerts.watch("apart-1", "id:AP-*");
        alerts.appears(aFiling("AP-3").filing());
        await().atMost(RunningAlerts.SOON).until(() -> filings("apart-1", "").contains("AP-3"));
        await().atMost(RunningAlerts.SOON).until(() -> filings("apart", "").contains("AP-3"));

        mute("apart", "AP-3");

        assertThat(filings("apart", "")).doesNotContain("AP-3");
        assertThat(filings("apart-1", "")).contains("AP-3");
        assertThat(alerts.get("/api/v1/watchlists/apart-1/mutes").path("mutes")).isEmpty();
    }

    @Test
    void stopsTryingToDeliverWhatIsMutedMeanwhile() throws Exception {
        long before = stopped();
        try (Receiver receiver = new Receiver()) {
            receiver.answering(exchange -> {
                if (receiver.deliveries().size() == 1) {
                    muteFromOutside("retry", "RE-1");
                }
                exchange.sendResponseHeaders(receiver.deliveries().size() == 1 ? 500 : 204, -1);
            });
            alerts.watch("retry", "id:RE-*", receiver.url());

            alerts.appears(aFiling("RE-1").filing());
            await().atMost(RunningAlerts.SOON)
                    .until(() -> !receiver.deliveries().isEmpty());
            alerts.appears(aFiling("RE-2").filing());

            await().atMost(RunningAlerts.SOON).until(() -> stopped() > before);
            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 2);
            assertThat(receiver.deliveries().get(1).body()).contains("RE-2");
        }
    }

    private void muteFromOutside(String watchlist, String filing) {
        try {
            mute(watchlist, filing);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns how many notifications were given up, each time they were, since a filing is muted. */
    private long stopped() {
        TopicBytes<NotificationOutcome> topic =
                TopicBytes.of(Topics.NOTIFICATION_OUTCOMES, AvroSerdes.of(broker.kafka()));
        return Records.of(new KafkaClients(broker.kafka(), "test"), Topics.NOTIFICATION_OUTCOMES.name()).stream()
                .map(record -> topic.value(record.value()))
                .filter(outcome -> outcome.getState() == DeliveryState.STOPPED)
                .filter(outcome -> outcome.getReason().equals("the filing is muted"))
                .count();
    }

    @Test
    void readsTheMarksOfOthersAtItsStartAndFromThenOn() throws Exception {
        appear("others", "OT-1", "OT-2");
        Alert first = alert("others", "OT-1");
        Alert second = alert("others", "OT-2");
        mute("others", "OT-1");
        AlertMarks marks = new AlertMarks();
        TableReading<AlertMark> reading = new TableReading<>(
                new KafkaClients(broker.kafka(), "another"),
                TopicBytes.of(Topics.ALERT_MARKS, AvroSerdes.of(broker.kafka())),
                marks);

        try (Tireless another = Tireless.start("another", reading)) {
            assertThat(marks.awaitComplete(RunningAlerts.SOON)).isTrue();
            assertThat(marks.isMuted(first)).isTrue();
            assertThat(marks.isMuted(second)).isFalse();

            send("POST", "/api/v1/alerts/" + second.getId() + "/seen", null);
            await().atMost(RunningAlerts.SOON).until(() -> marks.isSeen(second));
            send("DELETE", "/api/v1/alerts/" + second.getId() + "/seen", null);
            await().atMost(RunningAlerts.SOON).until(() -> !marks.isSeen(second));
            assertThat(another).isNotNull();
        }
    }

    private Alert alert(String watchlist, String filing) throws Exception {
        return new Alert(
                alertOf(watchlist, filing),
                watchlist,
                "NEW",
                Instant.now(),
                aFiling(filing).filing(),
                List.of());
    }

    @Test
    void passesOverMarksThatNobodyCanUse() throws Exception {
        TopicBytes<AlertMark> topic = TopicBytes.of(Topics.ALERT_MARKS, AvroSerdes.of(broker.kafka()));
        AlertMark other = new AlertMark(AlertMarkKind.SEEN, "another", "", "", Instant.now());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaClients(broker.kafka(), "poison").producer()) {
            byte[] key = UNKNOWN_ALERT.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.ALERT_MARKS.name(), key, new byte[] {1, 2, 3}))
                    .get();
            producer.send(topic.record(UNKNOWN_ALERT, other, other.getMarkedAt()))
                    .get();
        }

        appear("poison", "PO-1");
        mute("poison", "PO-1");

        assertThat(filings("poison", "")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeMarked() throws Exception {
        appear("refuse", "RF-1");
        String mutes = "/api/v1/watchlists/refuse/mutes";

        for (String id : List.of("x", UNKNOWN_ALERT.substring(1), UNKNOWN_ALERT.replace('a', 'A'), "..%2F..")) {
            assertThat(send("POST", "/api/v1/alerts/" + id + "/seen", null))
                    .as(id)
                    .isEqualTo(400);
            assertThat(send("DELETE", "/api/v1/alerts/" + id + "/seen", null))
                    .as(id)
                    .isEqualTo(400);
        }
        String many = String.join(
                "\",\"", IntStream.range(0, 1_001).mapToObj(i -> UNKNOWN_ALERT).toList());
        for (String body :
                List.of("", "{", "[]", "{}", "{\"ids\":[]}", "{\"ids\":[1]}", "{\"ids\":[\"" + many + "\"]}")) {
            assertThat(send("POST", "/api/v1/alerts/seen", body)).as(body).isEqualTo(400);
        }
        for (String body :
                List.of("", "{", "[]", "{}", "{\"filing\":\"\"}", "{\"filing\":\"us-1\"}", "{\"filing\":\"US-1/2\"}")) {
            assertThat(send("POST", mutes, body)).as(body).isEqualTo(400);
        }
        assertThat(send("DELETE", mutes + "/nothing", null)).isEqualTo(400);
        assertThat(send("POST", "/api/v1/watchlists/unknown/mutes", "{\"filing\":\"US-1\"}"))
                .isEqualTo(404);
        assertThat(send("GET", "/api/v1/watchlists/unknown/mutes", null)).isEqualTo(404);
        assertThat(send("GET", "/api/v1/alerts?unseen=yes", null)).isEqualTo(400);
        assertThat(send("GET", "/api/v1/alerts?muted=", null)).isEqualTo(400);
        assertThat(filings("refuse", "&unseen=true")).containsExactly("RF-1");
    }
}

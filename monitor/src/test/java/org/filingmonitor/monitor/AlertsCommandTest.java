package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.monitor.CommandLineRun.assertOneLine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Alerts from a terminal: listed, seen and muted, and what became of them. Each test has a watchlist and filings of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsCommandTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private RunningAlerts monitor;

    @BeforeAll
    void start() throws Exception {
        monitor = RunningAlerts.start();
    }

    @AfterAll
    void stop() throws Exception {
        monitor.close();
    }

    @Test
    void makesAWatchlistWithChannelsOfEveryKind() {
        Ended made = monitor.run(
                "watchlists",
                "create",
                "--id=channels",
                "--query=office:ZZ",
                "--email=ann@example.org",
                "--email=bob@example.org",
                "--slack=https://example.org/team",
                "--webhook=https://example.org/hook",
                "--log");

        assertThat(made.exitCode()).as(made.err()).isZero();
        JsonNode channels = MonitorClient.parse(made.out()).path("channels");
        assertThat(channels.findValuesAsText("type")).containsExactly("webhook", "email", "email", "slack", "log");
        assertThat(channels.findValuesAsText("to")).containsExactly("ann@example.org", "bob@example.org");
        assertThat(channels.findValuesAsText("secret")).hasSize(1);
        assertThat(monitor.run("watchlists", "list").out()).contains("webhook email email slack log");
    }

    /** Makes a watchlist over filings of an office, which then appear, and returns the ids of their alerts. */
    private List<String> appear(String office, int filings) throws Exception {
        String watchlist = office.toLowerCase(Locale.ROOT);
        String written = "{\"query\":\"office:%s\",\"channels\":[{\"type\":\"log\"}]}";
        monitor.write("PUT", "/api/v1/watchlists/" + watchlist, written.formatted(office));
        AvroSerdes serdes = AvroSerdes.of(monitor.kafka());
        try (KafkaProducer<String, FilingChange> changes = new KafkaProducer<>(
                new HashMap<>(monitor.kafka()),
                serdes.key(Topics.FILING_CHANGES).serializer(),
                serdes.value(Topics.FILING_CHANGES).serializer())) {
            for (int i = 1; i <= filings; i++) {
                Filing filing = Filing.newBuilder()
                        .setFirstSeenAt(Instant.EPOCH)
                        .setId(office + "-" + i)
                        .setOffice(office)
                        .setTitle("LANTERN " + i)
                        .build();
                changes.send(new ProducerRecord<>(
                                Topics.FILING_CHANGES.name(),
                                filing.getId(),
                                new FilingChange(null, filing, List.of("NEW"), Instant.now(), false)))
                        .get();
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ids(watchlist).size() == filings);
        return ids(watchlist);
    }

    private List<String> ids(String watchlist, String... options) {
        List<String> all = new ArrayList<>(List.of("alerts", "list", "--json", "--watchlist=" + watchlist));
        all.addAll(List.of(options));
        JsonNode answer =
                MonitorClient.parse(monitor.run(all.toArray(String[]::new)).out());
        List<String> ids = new ArrayList<>();
        answer.path("alerts").forEach(alert -> ids.add(alert.path("id").asText()));
        return ids;
    }

    @Test
    void listsAlertsAndWhetherTheyWereSeen() throws Exception {
        List<String> alerts = appear("SE", 3);

        assertThat(monitor.run("alerts", "seen", alerts.get(0))).isEqualTo(new Ended(0, "1 seen\n", ""));

        String table = monitor.run("alerts", "list", "--watchlist=se").out();
        assertThat(table.lines().filter(line -> !line.isBlank())).hasSize(4);
        assertThat(table.lines().filter(line -> line.contains(alerts.get(0))))
                .singleElement()
                .asString()
                .containsPattern("se +NEW +SE-\\d +seen +LANTERN \\d");
        assertThat(ids("se", "--unseen")).containsExactlyElementsOf(alerts.subList(1, 3));
        assertThat(ids("se", "--size=2")).containsExactlyElementsOf(alerts.subList(1, 3));
    }

    @Test
    void marksAllAlertsOfAWatchlistAsSeen() throws Exception {
        appear("AL", 5);
        List<String> others = appear("OT", 1);

        assertThat(monitor.run("alerts", "seen", "--all", "--watchlist=al").out())
                .isEqualTo("5 seen\n");
        assertThat(monitor.run("alerts", "seen", "--all", "--watchlist=al").out())
                .isEqualTo("0 seen\n");

        assertThat(ids("al", "--unseen")).isEmpty();
        assertThat(ids("ot", "--unseen")).isEqualTo(others);
    }

    @Test
    void mutesAFilingAndTakesThatBack() throws Exception {
        List<String> alerts = appear("MU", 2);

        assertThat(monitor.run("alerts", "mute", "mu", "MU-1")).isEqualTo(new Ended(0, "", ""));
        assertThat(ids("mu")).hasSize(1);
        assertThat(ids("mu", "--muted")).isEqualTo(alerts);
        assertThat(monitor.run("alerts", "list", "--watchlist=mu", "--muted").out())
                .contains("MU-1    muted  LANTERN 1");

        assertThat(monitor.run("alerts", "unmute", "mu", "MU-1").exitCode()).isZero();
        assertThat(ids("mu")).isEqualTo(alerts);
    }

    @Test
    void tellsWhatBecameOfNotificationsAndSendsThemAgain() throws Exception {
        appear("OU", 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> outcomes("ou").size() == 1);
        JsonNode outcome = outcomes("ou").get(0);
        String id = outcome.path("id").asText();

        assertThat(monitor.run("alerts", "outcomes", "--watchlist=ou").out())
                .containsPattern(id + " +\\S+Z +ou +log +DELIVERED +1");
        assertThat(monitor.run("alerts", "redeliver", id)).isEqualTo(new Ended(0, "1 sent again\n", ""));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !outcomes("ou").get(0).path("lastAttempt").equals(outcome.path("lastAttempt")));

        assertThat(monitor.run("alerts", "redeliver", "--dead").out()).isEqualTo("0 sent again\n");
        assertThat(monitor.run("watchlists", "test", "ou").out()).containsPattern("log +delivered\\n$");
        Ended partly = monitor.run("alerts", "redeliver", UNKNOWN, id);
        assertOneLine(partly, 1, UNKNOWN + ": Nothing is known of a notification");
        assertThat(partly.out()).as("the others are sent").isEqualTo("1 sent again\n");
        assertOneLine(monitor.run("alerts", "redeliver", "none"), 2, "A notification's id is 32 digits");
        assertOneLine(monitor.run("alerts", "redeliver", id, "--dead"), 2, "give ids of notifications, or --dead");
        assertOneLine(monitor.run("alerts", "outcomes", "--state=LOST"), 2, "state: give one of");
    }

    private JsonNode outcomes(String watchlist) {
        return MonitorClient.parse(monitor.run("alerts", "outcomes", "--json", "--watchlist=" + watchlist)
                        .out())
                .path("notifications");
    }

    @Test
    void makesAWatchlistOfARhythmAndChangesIt() {
        JsonNode made = MonitorClient.parse(monitor.run(
                        "watchlists",
                        "create",
                        "--id=slow",
                        "--query=lantern",
                        "--rhythm=weekly",
                        "--time=18:30",
                        "--zone=Europe/Berlin",
                        "--weekday=FRIDAY",
                        "--empty-digest")
                .out());
        assertThat(made.path("rhythm").asText()).isEqualTo("weekly");
        assertThat(made.path("weekday").asText()).isEqualTo("FRIDAY");
        assertThat(made.path("emptyDigest").asBoolean()).isTrue();

        JsonNode changed = MonitorClient.parse(monitor.run("watchlists", "edit", "slow", "--rhythm=daily", "--paused")
                .out());

        assertThat(changed.path("rhythm").asText()).isEqualTo("daily");
        assertThat(changed.path("time").asText()).as("as it was").isEqualTo("18:30");
        assertThat(changed.path("query").asText()).as("as it was").isEqualTo("lantern");
        assertThat(changed.path("paused").asBoolean()).isTrue();
        assertThat(MonitorClient.parse(
                                monitor.run("watchlists", "edit", "slow", "--rhythm=immediate", "--group-window=PT15M")
                                        .out())
                        .path("groupWindow")
                        .asText())
                .isEqualTo("PT15M");
        JsonNode told = MonitorClient.parse(monitor.run("watchlists", "edit", "slow", "--email=a@example.org", "--log")
                .out());
        assertThat(told.path("channels").findValuesAsText("type")).containsExactly("email", "log");
        assertThat(MonitorClient.parse(monitor.run("watchlists", "edit", "slow", "--email=b@example.org")
                                .out())
                        .path("channels")
                        .findValuesAsText("to"))
                .as("beside those it has")
                .containsExactly("a@example.org", "b@example.org");
        Ended refused = monitor.run("watchlists", "edit", "slow", "--weekday=FRIDAY");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("weekday: leave it out, or give rhythm weekly: here it is immediate");
        assertThat(monitor.run("watchlists", "edit", "nobody").err()).contains("There is no watchlist 'nobody'");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertOneLine(monitor.run("alerts", "seen"), 2, "give ids of alerts, or --all");
        assertOneLine(monitor.run("alerts", "seen", UNKNOWN, "--all"), 2, "give ids of alerts, or --all");
        assertOneLine(monitor.run("alerts", "seen", UNKNOWN, "--watchlist=a"), 2, "give ids of alerts, or --all");
        assertOneLine(monitor.run("alerts", "seen", "x"), 2, "An alert's id is 32 digits and letters from a to f");
        assertOneLine(monitor.run("alerts", "mute", "nowhere", "US-1"), 1, "There is no watchlist 'nowhere'");
        assertOneLine(monitor.run("alerts", "unmute", "nowhere", "us 1"), 2, "give a filing's id such as US-19017071");
        assertOneLine(monitor.run("alerts", "list", "--size=0"), 2, "size: give a number from 1 to 1000");
        assertOneLine(
                CommandLineRun.of(Map.of(), "alerts", "list", "--url=http://127.0.0.1:1"), 1, "No monitor answers");
    }
}

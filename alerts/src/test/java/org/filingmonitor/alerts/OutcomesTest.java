package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.filingmonitor.alerts.courier.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of deliveries and do about them; each test has a watchlist of its own. */
class OutcomesTest {

    @TempDir
    private static Path directory;

    private static TestBroker broker;
    private static RunningAlerts alerts;

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        alerts = new RunningAlerts(broker.kafka(), directory.resolve("state")).ready();
    }

    @AfterAll
    static void stop() {
        alerts.close();
        broker.close();
    }

    @Test
    void pausesAChannelWhoseTargetIsGoneAndTellsTheOthers() throws Exception {
        try (Receiver gone = new Receiver();
                Receiver other = new Receiver()) {
            gone.answering(Receiver.status(410));
            alerts.watch("gone", "title:gone", gone.url(), other.url());

            alerts.appears(aFiling("CN-1").title("gone").filing());

            await().atMost(RunningAlerts.SOON).until(() -> notes(other).size() == 1);
            assertThat(notes(other).get(0)).contains(gone.url(), "HTTP 410");
            await().atMost(RunningAlerts.SOON).until(() -> states("gone").contains("STOPPED"));

            alerts.appears(aFiling("CN-2").title("gone").filing());

            await().atMost(RunningAlerts.SOON).until(() -> other.deliveries().size() == 3);
            assertThat(redeliver(idOfStopped("gone")).statusCode()).isEqualTo(202);
            await().atMost(RunningAlerts.SOON).until(() -> reasons("gone").contains("the channel is paused: HTTP 410"));
            assertThat(alerts.send("POST", "/api/v1/watchlists/gone/channels/0/test", null)
                            .body())
                    .isEqualTo("{\"delivered\":false,\"reason\":\"the channel is paused: HTTP 410\"}");
            assertThat(gone.deliveries()).as("once, and never again").hasSize(1);
            assertThat(notes(other)).hasSize(1);
            assertThat(states("gone")).hasSize(4);
        }
    }

    @Test
    void listsWhatBecameOfNotificationsAndSendsThemAgain() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(Receiver.status(500));
            alerts.watch("dead", "title:dead", receiver.url());
            alerts.appears(aFiling("CN-3").title("dead").filing());
            await().atMost(RunningAlerts.SOON).until(() -> states("dead").contains("DEAD"));

            JsonNode told = outcomes("dead").get(0);
            assertThat(told.path("attempts").asInt()).isEqualTo(4);
            assertThat(told.path("reason").asText()).isEqualTo("HTTP 500");
            assertThat(told.at("/channel/type").asText()).isEqualTo("webhook");
            assertThat(told.at("/channel/url").asText()).isEqualTo(receiver.url());
            assertThat(told.path("alerts")).hasSize(1);
            assertThat(alerts.get("/api/v1/notifications?watchlist=dead&state=delivered")
                            .path("notifications"))
                    .isEmpty();

            receiver.answering(Receiver.status(200));
            String again = "/api/v1/notifications/" + told.path("id").asText() + "/redeliver";
            assertThat(alerts.send("POST", again, null).statusCode()).isEqualTo(202);
            await().atMost(RunningAlerts.SOON).until(() -> states("dead").equals(List.of("DELIVERED")));

            assertThat(alerts.send("POST", again, null).statusCode())
                    .as("though it was delivered")
                    .isEqualTo(202);
            await().atMost(RunningAlerts.SOON).until(() -> receiver.deliveries().size() == 6);
            assertThat(receiver.deliveries())
                    .extracting(Receiver.Delivery::id)
                    .containsOnly(told.path("id").asText());
        }
    }

    @Test
    void tellsTheOthersThoughAThousandTargetsHang() throws Exception {
        List<Socket> hanging = new CopyOnWriteArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 1_100, InetAddress.getLoopbackAddress());
                Receiver fine = new Receiver()) {
            Thread accepting = new Thread(() -> acceptAll(silent, hanging));
            accepting.start();
            for (int i = 0; i < 50; i++) {
                String[] urls = IntStream.range(i * 20, i * 20 + 20)
                        .mapToObj(target -> "http://127.0.0.1:" + silent.getLocalPort() + "/" + target)
                        .toArray(String[]::new);
                alerts.watch("hanging-" + i, "title:hanging", urls);
            }
            alerts.watch("fine", "title:fine", fine.url());

            alerts.appears(aFiling("CN-4").title("hanging").filing());
            await().atMost(RunningAlerts.SOON).until(() -> hanging.size() > 900);
            alerts.appears(aFiling("CN-5").title("fine").filing());

            await().atMost(RunningAlerts.SOON).until(() -> fine.deliveries().size() == 1);
            await().atMost(RunningAlerts.SOON).until(() -> hanging.size() >= 1_000);
            assertThat(outcomes("hanging-0")).as("all of them still hang").isEmpty();
        } finally {
            for (Socket one : hanging) {
                one.close();
            }
        }
    }

    private static void acceptAll(ServerSocket server, List<Socket> accepted) {
        try {
            while (true) {
                accepted.add(server.accept());
            }
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    @Test
    void refusesToSendAgainWhatIsNotKnown() throws Exception {
        assertThat(redeliver("0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(redeliver("nothing").statusCode()).isEqualTo(400);
        assertThat(alerts.send("GET", "/api/v1/notifications?state=lost", null).body())
                .contains("RETRYING, DELIVERED, STOPPED, DEAD");
        assertThat(alerts.send("GET", "/api/v1/notifications?size=0", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() throws Exception {
        for (String asked : List.of("notifications?watchlst=dead", "alerts?watchlst=dead", "alerts/stream?size=1")) {
            assertThat(alerts.send("GET", "/api/v1/" + asked, null).body())
                    .as(asked)
                    .contains("Unknown parameter", "known are", "watchlist");
        }
        String written = "{\"query\":\"title:dry\"}";
        assertThat(alerts.send("PUT", "/api/v1/watchlists/misspelt?dryrun=true", written)
                        .body())
                .contains("Unknown parameter dryrun; known are dryRun");
        assertThat(alerts.send("GET", "/api/v1/watchlists/misspelt", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void triesAChannelAndTellsHowThatEnded() throws Exception {
        try (Receiver receiver = new Receiver()) {
            alerts.watch("tried", "title:never", receiver.url());
            String test = "/api/v1/watchlists/tried/channels/0/test";

            assertThat(alerts.send("POST", test, null).body()).isEqualTo("{\"delivered\":true}");
            assertThat(notes(receiver)).hasSize(1);
            receiver.answering(Receiver.status(503));
            assertThat(alerts.send("POST", test, null).body())
                    .isEqualTo("{\"delivered\":false,\"reason\":\"HTTP 503\"}");

            assertThat(outcomes("tried")).as("nothing of it is kept").isEmpty();
            for (String missing : List.of("tried/channels/1", "tried/channels/x", "nobody/channels/0")) {
                assertThat(alerts.send("POST", "/api/v1/watchlists/" + missing + "/test", null)
                                .statusCode())
                        .as(missing)
                        .isEqualTo(404);
            }
        }
    }

    private static HttpResponse<String> redeliver(String id) throws IOException, InterruptedException {
        return alerts.send("POST", "/api/v1/notifications/" + id + "/redeliver", null);
    }

    private static List<String> notes(Receiver receiver) {
        return receiver.deliveries().stream()
                .map(Receiver.Delivery::body)
                .filter(body -> body.contains("\"type\":\"watchlist.note\""))
                .toList();
    }

    private static List<JsonNode> outcomes(String watchlist) throws IOException, InterruptedException {
        JsonNode told = alerts.get("/api/v1/notifications?watchlist=" + watchlist);
        return StreamSupport.stream(told.path("notifications").spliterator(), false)
                .toList();
    }

    private static List<String> states(String watchlist) throws IOException, InterruptedException {
        return outcomes(watchlist).stream()
                .map(told -> told.path("state").asText())
                .toList();
    }

    private static String idOfStopped(String watchlist) throws IOException, InterruptedException {
        return outcomes(watchlist).stream()
                .filter(told -> told.path("state").asText().equals("STOPPED"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static List<String> reasons(String watchlist) throws IOException, InterruptedException {
        return outcomes(watchlist).stream()
                .map(told -> told.path("reason").asText())
                .toList();
    }
}

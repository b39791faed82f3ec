package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.http.servlet.JavalinServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.filingmonitor.alerts.alert.AlertStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of server-sent events who loses the connection and comes back. */
class AlertStreamTest {

    @TempDir
    private Path temp;

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() throws Exception {
        try (TestBroker broker = new TestBroker(Files.createDirectory(temp.resolve("broker")));
                RunningAlerts alerts = new RunningAlerts(broker.kafka(), temp.resolve("state")).ready()) {
            refusesWhoAsksForSomethingElse(alerts);
            alerts.watch("all", "title:turbine");
            alerts.watch("other", "title:turbine AND office:EP");
            List<String> heard = new ArrayList<>();
            String next = alerts.get("/api/v1/alerts").path("next").asText();
            int made = 0;
            for (int connection = 0; connection < 4; connection++) {
                try (EventReader reader =
                        new EventReader(alerts.uri("/api/v1/alerts/stream?watchlist=all&after=" + next))) {
                    made += appear(alerts, made, 5);
                    int before = made;
                    await().atMost(RunningAlerts.SOON)
                            .until(() -> heard.size() + reader.data().size() >= before - 2);
                    reader.close();
                    reader.data()
                            .forEach(alert -> heard.add(alert.at("/filing/id").asText()));
                    next = reader.lastId(next);
                }
                made += appear(alerts, made, 3);
            }
            try (EventReader reader = new EventReader(alerts.uri("/api/v1/alerts/stream?watchlist=all"), next)) {
                int all = made;
                await().atMost(RunningAlerts.SOON)
                        .until(() -> heard.size() + reader.data().size() >= all);
                reader.data().forEach(alert -> heard.add(alert.at("/filing/id").asText()));
            }
            assertThat(heard)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, made).mapToObj(i -> "US-" + i).toList());
            hearsFromAPositionBeyondTheEnd(alerts, next, made);
        }
    }

    /** Javalin answers what fails by what fails again, for ever, once Jetty has taken the request back. */
    @Test
    void aServerThatStopsLeavesNoReaderBehind() throws Exception {
        try (TestBroker broker = new TestBroker(Files.createDirectory(temp.resolve("broker")));
                RunningAlerts alerts = new RunningAlerts(broker.kafka(), temp.resolve("state")).ready()) {
            alerts.watch("all", "title:turbine");
            try (EventReader reader = new EventReader(alerts.uri("/api/v1/alerts/stream"))) {
                await().atMost(RunningAlerts.SOON).until(() -> isAnswering(AlertStream.class));

                alerts.stopServer();
                appear(alerts, 0, 1); // whom the server waited for would hear of it

                await().atMost(RunningAlerts.SOON)
                        .until(() -> !isAnswering(AlertStream.class) && !isAnswering(JavalinServlet.class));
                assertThat(reader.data()).isEmpty();
            }
        }
    }

    private static boolean isAnswering(Class<?> type) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(type.getName()));
    }

    private static void refusesWhoAsksForSomethingElse(RunningAlerts alerts) throws Exception {
        var page = alerts.send("GET", "/api/v1/alerts/stream", null);
        assertThat(page.statusCode()).isEqualTo(406);
        assertThat(RunningAlerts.json(page).path("detail").asText()).contains("Accept: text/event-stream");
        assertThat(alerts.send("POST", "/api/v1/alerts/stream", "{}").statusCode())
                .isEqualTo(404); // of a method that nothing answers
        assertThat(EventReader.refused(alerts.uri("/api/v1/alerts/stream?after=last")))
                .isEqualTo(400);
        assertThat(EventReader.refused(alerts.uri("/api/v1/alerts/stream?watch=all")))
                .isEqualTo(400);
    }

    /** One that was given for a topic that was longer, and was deleted since. */
    private static void hearsFromAPositionBeyondTheEnd(RunningAlerts alerts, String position, int made)
            throws Exception {
        AtomicInteger next = new AtomicInteger(made);
        String beyond = position.replaceAll("\\d+", "1000");
        try (EventReader reader = new EventReader(alerts.uri("/api/v1/alerts/stream?watchlist=all"), beyond)) {
            await().atMost(RunningAlerts.SOON).untilAsserted(() -> {
                appear(alerts, next.getAndIncrement(), 1);
                assertThat(reader.data()).isNotEmpty();
            });
        }
    }

    private static int appear(RunningAlerts alerts, int from, int count) throws Exception {
        for (int i = from; i < from + count; i++) {
            alerts.appears(AFiling.aFiling("US-" + i).title("A turbine").filing());
        }
        return count;
    }
}

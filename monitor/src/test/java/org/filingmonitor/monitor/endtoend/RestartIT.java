package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final Path SAMPLE = Path.of("src/main/resources/sample/alipay-portfolio.txt");
    private static final int KILLS = Integer.getInteger("test.kills", 2);
    private static final long SEED = Long.getLong("test.seed", 20250717);

    /** A sample is sent and counted within this time, so a kill may fall anywhere in between. */
    private static final int INGEST_MILLIS = 2000;

    /** Filings of the sample that the watchlist matches. */
    private static final int MATCHING = 10;

    private static final Duration SETTLED = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    @Test
    void carriesOnAfterKillsAtAnyPointAndStopsCleanly() throws Exception {
        Path data = temp.resolve("data");
        Random moments = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            RunningMonitor killed = RunningMonitor.up(data, "--empty");
            watch(killed);
            Process ingest = killed.ingesting(SAMPLE);
            boolean unused = ingest.waitFor(moments.nextInt(INGEST_MILLIS), TimeUnit.MILLISECONDS);
            killed.kill();
            assertThat(ingest.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        try (RunningMonitor restarted = RunningMonitor.up(data, "--empty")) {
            assertThat(restarted.run("ingest", SAMPLE.toString(), "--strict").exitCode())
                    .isZero();
            await().atMost(SETTLED)
                    .until(() -> restarted.run("profile", "--json").out().contains("\"total\":100"));
            String profile = restarted.run("profile", "--json").out();
            String counts = restarted.run("counts", "--facet", "ipc", "--json").out();
            assertThat(profile).contains("\"last4Weeks\":31", "{\"value\":\"US\",\"count\":62}");

            await().atMost(SETTLED).until(() -> alertIds(restarted).size() == MATCHING);
            Set<String> alerts = alertIds(restarted);

            restarted.kill();
            assertThatAnswersStay(data, profile, counts, alerts);
        }
    }

    /** Made before the first kill; after it, the watchlist is there already and its creation time stays. */
    private static void watch(RunningMonitor monitor) throws Exception {
        if (monitor.run("watchlists", "show", "ai").exitCode() != 0) {
            String query = "owner:alipay AND ipc:G06N";
            Ended made = monitor.run("watchlists", "create", "--id", "ai", "--query", query, "--log");
            assertThat(made.exitCode()).as(made.err()).isZero();
        }
    }

    /** Returns the ids of all alerts, having made sure that no filing was alerted under two. */
    private static Set<String> alertIds(RunningMonitor monitor) throws Exception {
        JsonNode alerts = monitor.get("/api/v1/alerts?size=100").path("alerts");
        List<String> filings = alerts.findValues("filing").stream()
                .map(filing -> filing.path("id").asText())
                .toList();
        assertThat(filings).doesNotHaveDuplicates();
        Set<String> ids = new TreeSet<>();
        alerts.forEach(alert -> ids.add(alert.path("id").asText()));
        return ids;
    }

    private static void assertThatAnswersStay(Path data, String profile, String counts, Set<String> alerts)
            throws Exception {
        try (RunningMonitor again = RunningMonitor.up(data, "--empty")) {
            assertThat(alertIds(again)).isEqualTo(alerts);
            assertThat(again.run("profile", "--json").out()).isEqualTo(profile);
            assertThat(again.run("counts", "--facet", "ipc", "--json").out()).isEqualTo(counts);

            assertThat(again.stop()).isLessThan(Duration.ofSeconds(5));
            assertThat(data.resolve("endpoints.json")).doesNotExist();
            assertThat(Files.readString(data.resolve("logs/monitor.log"))).doesNotContain("did not stop cleanly");
        }
    }
}

package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final Path SAMPLE = Path.of("src/main/resources/sample");
    private static final int KILLS = Integer.getInteger("test.kills", 2);
    private static final long SEED = Long.getLong("test.seed", 20250717);

    /** A sample is sent and counted within this time, so a kill may fall anywhere in between. */
    private static final int INGEST_MILLIS = 2000;

    /** What each watchlist asks for, and how many alerts the sample gives it: with CN, ten are new, five of them granted. */
    private static final Map<String, String> QUERIES = Map.of("ai", "owner:alipay AND ipc:G06N", "cn", "office:CN");

    private static final int ALERTS = 10 + 10 + 5;

    /** Far more than a stop takes, on a busy machine too, and less than any part is waited for that hangs. */
    private static final Duration STOPPED = Duration.ofSeconds(15);

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
            Ended ingested = restarted.run("ingest", SAMPLE.toString(), "--strict");
            assertThat(ingested.exitCode()).as(ingested.err()).isZero();
            await().atMost(SETTLED).until(() -> restarted.total("all") == 110);
            String profile = restarted.run("profile", "--json").out();
            String counts = restarted.run("counts", "--facet", "ipc", "--json").out();
            assertThat(profile).contains("\"last4Weeks\":31", "{\"value\":\"US\",\"count\":62}");

            await().atMost(SETTLED).until(() -> alertIds(restarted).size() == ALERTS);
            Set<String> alerts = alertIds(restarted);

            restarted.kill();
            assertThatAnswersStay(data, profile, counts, alerts);
        }
    }

    /** Made before the first kill; after it, a watchlist is there already and its creation time stays. */
    private static void watch(RunningMonitor monitor) throws Exception {
        for (Map.Entry<String, String> watch : QUERIES.entrySet()) {
            if (monitor.run("watchlists", "show", watch.getKey()).exitCode() != 0) {
                Ended made = monitor.run(
                        "watchlists",
                        "create",
                        "--id=" + watch.getKey(),
                        "--query=" + watch.getValue(),
                        "--fact=NEW,GRANTED",
                        "--log");
                assertThat(made.exitCode()).as(made.err()).isZero();
            }
        }
    }

    /** Returns the ids of all alerts, having made sure that each is the id of its watchlist, filing and fact, once. */
    private static Set<String> alertIds(RunningMonitor monitor) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode alert : monitor.get("/api/v1/alerts?size=100").path("alerts")) {
            String id = alert.path("id").asText();
            assertThat(id)
                    .isEqualTo(idOf(
                            alert.path("watchlistId").asText(),
                            alert.at("/filing/id").asText(),
                            alert.path("fact").asText()));
            ids.add(id);
        }
        assertThat(ids).doesNotHaveDuplicates();
        return new TreeSet<>(ids);
    }

    /** The first 128 bits of the SHA-256 of the parts, each with its length before it. */
    private static String idOf(String... parts) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        for (String part : parts) {
            data.writeInt(part.length());
            data.writeBytes(part);
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    private static void assertThatAnswersStay(Path data, String profile, String counts, Set<String> alerts)
            throws Exception {
        try (RunningMonitor again = RunningMonitor.up(data, "--empty")) {
            assertThat(alertIds(again)).isEqualTo(alerts);
            assertThat(again.run("profile", "--json").out()).isEqualTo(profile);
            assertThat(again.run("counts", "--facet", "ipc", "--json").out()).isEqualTo(counts);

            assertThat(again.stop()).isLessThan(STOPPED);
            assertThat(data.resolve("endpoints.json")).doesNotExist();
            assertThat(Files.readString(data.resolve("logs/monitor.log"))).doesNotContain("did not stop cleanly");
        }
    }
}

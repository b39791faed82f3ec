package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel that stands on the owner's page comes out of the counts. Needs {@code -Dfeeds.dir}. */
class SeedFeedIT {

    private static final String OWNER = "owner:Alipay (Hangzhou) Information Technology Co., Ltd.";

    private final Path seeds = Path.of(System.getProperty("feeds.dir", ""), "seeds");

    @TempDir
    private Path temp;

    @BeforeEach
    void needsTheSeeds() {
        Assumptions.assumeTrue(Files.isDirectory(seeds), "feeds.dir names no folder with seeds");
    }

    @Test
    void watchedPagesGiveTheOwnersPanel() throws Exception {
        try (RunningMonitor monitor = RunningMonitor.up(temp.resolve("data"), "--empty", "--feed", seeds.toString())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> monitor.total(OWNER) == 100);
            JsonNode profile = monitor.json("profile", OWNER, "--as-of", "2025-07-17", "--json");

            assertThat(profile.path("last4Weeks").asInt()).isEqualTo(31);
            assertThat(profile.path("months").path(0).path("partial").asBoolean())
                    .isTrue();
            assertThat(counts(profile, "months", "month"))
                    .containsAllEntriesOf(Map.of(
                            "2025-07", 16, "2025-06", 25, "2025-05", 17, "2025-04", 23, "2025-03", 17, "2025-02", 2));
            assertThat(counts(profile, "office", "value")).isEqualTo(Map.of("US", 62, "WO", 38));
            assertThat(counts(profile, "status", "value")).isEqualTo(Map.of("PENDING", 62, "IN_FORCE", 38));
            assertThat(counts(profile, "ipc", "value"))
                    .containsAllEntriesOf(Map.of("G06Q 20/40", 5, "UNCLASSIFIED", 18));
            assertThat(title(profile, "G06Q 20/40")).startsWith("Authorisation, e.g. identification of payer");
            assertThat(profile.path("total").asInt()).isEqualTo(100);
            assertThatCoOwnersHaveProfilesOfTheirOwn(monitor);
            assertThatTheChinesePagesAreRead(monitor);
        }
    }

    private static void assertThatCoOwnersHaveProfilesOfTheirOwn(RunningMonitor monitor) throws Exception {
        for (String owner : List.of("Tsinghua Univerisity", "Southern University Of Science And Technology")) {
            assertThat(monitor.json("profile", "owner:" + owner, "--json")
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static void assertThatTheChinesePagesAreRead(RunningMonitor monitor) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> monitor.total("all") == 110);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        monitor.get("/api/v1/filings").path("total").asInt())
                .isEqualTo(110));
        JsonNode listed = monitor.get("/api/v1/filings/CN-202010223005");
        assertThat(listed.path("firstPublished").asText()).isEqualTo("2020-07-24");
        assertThat(listed.path("status").asText()).isEqualTo("IN_FORCE");
        assertThat(listed.path("publications").findValuesAsText("date")).containsExactly("2020-07-24", "2022-07-19");
        JsonNode page = monitor.get("/api/v1/filings/CN-202010041565");
        assertThat(page.path("ipc").toString()).isEqualTo("[\"G06Q 20/40\",\"G06Q 30/0207\",\"G06Q 40/00\"]");
        assertThat(page.at("/owners/0/name").asText()).isEqualTo("支付寶實驗室(新加坡)有限公司");
    }

    private static Map<String, Integer> counts(JsonNode profile, String list, String name) {
        Map<String, Integer> counts = new TreeMap<>();
        profile.path(list)
                .forEach(row ->
                        counts.put(row.path(name).asText(), row.path("count").asInt()));
        return counts;
    }

    private static String title(JsonNode profile, String symbol) {
        for (JsonNode row : profile.path("ipc")) {
            if (row.path("value").asText().equals(symbol)) {
                return row.path("title").asText();
            }
        }
        return "";
    }
}

package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three applications as three processes, on whatever Kafka and registry a user has: a page goes in, a panel comes out. */
abstract class RunningApartContract {

    @TempDir
    private Path temp;

    /** Returns the properties of clients of a Kafka and a registry, which hold nothing yet. */
    abstract Map<String, String> clients();

    @Test
    void aPageGoesInAndItsPanelComesOut() throws Exception {
        Path config = configFile();
        Map<String, String> secrets = secrets();
        assertThat(topics(config, secrets)).allMatch(line -> line.startsWith("created "));
        assertThat(topics(config, secrets)).allMatch(line -> line.startsWith("verified "));
        try (ApartProcess producer = start("producer", config, secrets);
                ApartProcess alerts = start("alerts", config, secrets);
                ApartProcess streams = start(
                        "streams", config, secrets, "--producer-url", producer.url(), "--alerts-url", alerts.url())) {
            List.of(producer, streams, alerts).forEach(ApartProcess::awaitReady);

            client("watchlists", "create", "--id", "transport", "--query", "ipc:H04L", "--url", streams.url());
            SamplePage.ingestInto(streams.url(), temp);
            JsonNode profile = SamplePage.awaitCountedBy(streams.url(), "all", temp);

            assertThat(profile.path("last4Weeks").asInt()).isEqualTo(31);
            assertThat(profile.path("monthToDate").asInt()).isEqualTo(16);
            String alerted = streams.url() + "/api/v1/alerts?watchlist=transport";
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> streams.get(alerted).body().contains("\"NEW\""));
            assertThat(client("alerts", "tail", "--once", "--url", streams.url()))
                    .contains("transport  NEW");
            List.of(producer, streams, alerts).forEach(this::assertNoSecretIsTold);
        }
    }

    private ApartProcess start(String application, Path config, Map<String, String> secrets, String... options)
            throws IOException {
        List<String> args = new ArrayList<>(List.of(application, "--config", config.toString()));
        args.addAll(List.of(options));
        return ApartProcess.start(temp, secrets, args.toArray(String[]::new));
    }

    private String client(String... args) throws IOException, InterruptedException {
        RunningMonitor.Ended ended = RunningMonitor.command(temp.resolve("client"), List.of(args));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out();
    }

    private List<String> topics(Path config, Map<String, String> secrets) throws Exception {
        try (ApartProcess topics = ApartProcess.command(temp, secrets, "topics", "--config", config.toString())) {
            assertThat(topics.awaitExit()).as(topics::log).isZero();
            assertThat(topics.log()).contains("filings.v1, 4 partitions");
            return topics.log().lines().toList();
        }
    }

    private void assertNoSecretIsTold(ApartProcess application) {
        assertThat(secrets().values()).noneMatch(secret -> application.log().contains(secret));
    }

    /** What others may read stands in the file, the rest in the environment. */
    private Path configFile() throws IOException {
        Map<String, String> open = new TreeMap<>(clients());
        open.keySet().removeAll(secrets().keySet());
        String yaml = open.entrySet().stream()
                .map(property -> "  " + property.getKey() + ": \"" + property.getValue() + "\"\n")
                .collect(Collectors.joining("", "kafka:\n", ""));
        return Files.writeString(temp.resolve("monitor.yaml"), yaml);
    }

    private Map<String, String> secrets() {
        return clients().entrySet().stream()
                .filter(property -> property.getKey().contains("jaas"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

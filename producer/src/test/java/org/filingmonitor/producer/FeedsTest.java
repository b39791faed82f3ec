package org.filingmonitor.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.filingmonitor.producer.publish.FilingPublisher;
import org.filingmonitor.producer.publish.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /api/v1/feeds} of a whole producer. */
class FeedsTest {

    @TempDir
    private Path directory;

    private RunningProducer producer;

    @BeforeEach
    void start() {
        producer = new RunningProducer(directory);
    }

    @AfterEach
    void stop() throws Exception {
        producer.close();
    }

    @Test
    void tellsADirectoryThatIsGoneFromOneThatBringsNothing() throws Exception {
        patiently().until(() -> state("directory:" + directory), "QUIET"::equals);
        Files.writeString(directory.resolve("a.txt"), RunningProducer.page());
        patiently().until(() -> state("directory:" + directory), "LIVE"::equals);

        Path elsewhere = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, elsewhere);
        patiently().until(() -> state("directory:" + directory), "FAILING"::equals);
        assertThat(feed("directory:" + directory).path("error").asText())
                .isEqualTo("cannot read " + directory + ": there is no such file or directory");

        Files.move(elsewhere, directory);
        patiently().until(() -> state("directory:" + directory), "LIVE"::equals);
        assertThat(feed("directory:" + directory))
                .isEqualTo(RunningProducer.json(
                        """
                {"name":"directory:DIR","kind":"directory","state":"LIVE","lastSuccess":"2025-08-01T10:00:00Z",
                 "lastNewFiling":"2025-08-01T10:00:00Z","next":null,"read":3,"new":2,"changed":0,"repeated":0,
                 "rejected":1,"skipped":0,"error":null}"""
                                .replace("DIR", directory.toString())));
    }

    @Test
    void tellsOfTheFeedsOfOthersAndOfFormerStarts() throws Exception {
        awaitAnswer();
        report("uspto:weekly", "uspto", "2025-08-01T09:58:00Z", null, "2025-08-01T09:59:00Z");
        report("epo:ops", "epo", "2025-08-01T09:58:00Z", "quota used up", null);
        report("directory:/former", "directory", "2025-07-01T00:00:00Z", null, null);

        patiently().until(() -> state("directory:/former"), "FAILING"::equals);
        assertThat(feed("directory:/former").path("error").asText())
                .startsWith("no sign of life since 2025-07-01T00:00:00Z: start a producer with this feed");
        assertThat(feed("uspto:weekly").path("next").asText()).isEqualTo("2025-08-01T09:59:00Z");
        assertThat(state("uspto:weekly")).isEqualTo("LATE");
        assertThat(state("epo:ops")).isEqualTo("FAILING");
        assertThat(feed("epo:ops").path("error").asText()).isEqualTo("quota used up");
    }

    @Test
    void countsWhatWasSentAndKnowsItAfterARestart() throws Exception {
        producer.ingest("", RunningProducer.page());
        patiently().until(() -> state("ingest"), "LIVE"::equals);

        producer.restart();

        awaitAnswer();
        assertThat(feed("ingest").path("read").asInt()).isEqualTo(3);
        assertThat(producer.get("/api/v1/feeds").path("feeds")).hasSize(2);
    }

    @Test
    void answersWhatItKnewWhileKafkaIsAway() throws Exception {
        patiently().until(() -> state("directory:" + directory), "QUIET"::equals);
        producer.kafka().stopServer();

        assertThat(state("directory:" + directory)).isEqualTo("QUIET");

        producer.kafka().startServer();
        Files.writeString(directory.resolve("a.txt"), RunningProducer.page());
        patiently().until(() -> state("directory:" + directory), "LIVE"::equals);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private void awaitAnswer() {
        patiently().until(() -> producer.get("/api/v1/feeds").has("feeds"));
    }

    /** Another producer says how a feed of its own fares. */
    private void report(String feed, String kind, String at, String error, String next) {
        Map<String, String> kafka = producer.kafka().clients();
        Clock then = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
        try (FilingPublisher other = new FilingPublisher(kafka, feed, kind, new Ledger(kafka), then)) {
            other.open();
            other.report(error, next == null ? null : Instant.parse(next));
        }
    }

    private String state(String name) throws Exception {
        return feed(name).path("state").asText();
    }

    private JsonNode feed(String name) throws Exception {
        for (JsonNode feed : producer.get("/api/v1/feeds").path("feeds")) {
            if (feed.path("name").asText().equals(name)) {
                return feed;
            }
        }
        return RunningProducer.json("{}");
    }
}

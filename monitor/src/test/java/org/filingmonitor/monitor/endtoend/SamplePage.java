package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;

/** The page of 100 filings that ships with the monitor, on its way from one application to another. */
final class SamplePage {

    static final Path FILE = Path.of("src/main/resources/sample/alipay-portfolio.txt");
    private static final int FILINGS = 100;

    private SamplePage() {}

    /** Sends it to a producer. */
    static void ingestInto(String producer, Path directory) throws IOException, InterruptedException {
        Ended ended = RunningMonitor.command(
                directory.resolve("ingest"), List.of("ingest", FILE.toString(), "--url", producer, "--json"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(new ObjectMapper().readTree(ended.out()).path("read").asInt())
                .isEqualTo(FILINGS);
    }

    /** Waits until streams has counted it, and returns the profile of all filings. */
    static JsonNode awaitCountedBy(String streams, Path directory) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> profile(streams, directory),
                        profile -> profile.path("total").asInt() == FILINGS);
    }

    private static JsonNode profile(String streams, Path directory) throws IOException, InterruptedException {
        Ended ended = RunningMonitor.command(
                directory.resolve("profile"), List.of("profile", "--url", streams, "--json", "--as-of", "2025-07-17"));
        return new ObjectMapper().readTree(ended.out());
    }
}

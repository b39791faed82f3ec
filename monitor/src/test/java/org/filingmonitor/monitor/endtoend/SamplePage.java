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
    static final String OWNER = "owner:Alipay (Hangzhou) Information Technology Co., Ltd.";
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

    /** Waits until streams has counted it, and returns the profile of its owner, or of all. */
    static JsonNode awaitCountedBy(String streams, String scope, Path directory)
            throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(1)).until(() -> RunningMonitor.total(streams, scope) == FILINGS);
        Ended ended = RunningMonitor.command(
                directory.resolve("profile"),
                List.of("profile", scope, "--url", streams, "--json", "--as-of", "2025-07-17"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }
}

package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share the work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {

    private static final int BEFORE = 50;
    private static final int AFTER = 1_000;

    private TestBroker broker;
    private RunningAlerts first;
    private RunningAlerts second;
    private final ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        first = new RunningAlerts(broker.kafka(), directory.resolve("first")).ready();
        second = new RunningAlerts(broker.kafka(), directory.resolve("second")).ready();
    }

    @AfterAll
    void stop() {
        feed.shutdownNow();
        second.close();
        first.close();
        broker.close();
    }

    /** A thousand filings a second stream through meanwhile. */
    @Test
    void matchEveryFilingOnceAfterAWatchlistIsAcknowledged() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        ScheduledFuture<?> feeding = feed.scheduleAtFixedRate(() -> sendSome(begun), 0, 10, TimeUnit.MILLISECONDS);
        await().atMost(RunningAlerts.SOON).until(() -> begun.get() > BEFORE);
        String watchlist = "{\"id\":\"w\",\"query\":\"id:CN-*\",\"channels\":[{\"type\":\"log\"}]}";
        // While the two divide the work, either may answer that it is to be tried again.
        int answer = await().atMost(RunningAlerts.SOON)
                .until(
                        () -> second.send("PUT", "/api/v1/watchlists/w", watchlist)
                                .statusCode(),
                        code -> code != 503);
        int last = begun.get();
        assertThat(answer).isEqualTo(201);

        await().atMost(RunningAlerts.SOON).until(() -> begun.get() > last + AFTER);
        assertThat(feeding.cancel(false)).isTrue();
        List<String> due = IntStream.rangeClosed(last + 1, last + AFTER)
                .mapToObj(i -> "CN-" + i)
                .toList();
        await().atMost(RunningAlerts.SOON).until(() -> alerted().containsAll(due));
        assertThat(alerted()).doesNotHaveDuplicates();
    }

    private void sendSome(AtomicInteger begun) {
        for (int i = 0; i < 10; i++) {
            var unused = first.send(
                    RunningAlerts.fresh(aFiling("CN-" + begun.incrementAndGet()).filing()));
        }
    }

    /** Returns the filings of all alerts. */
    private List<String> alerted() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        JsonNode page = first.get("/api/v1/alerts?watchlist=w&size=100&after=0.0.0.0");
        while (!page.path("alerts").isEmpty()) {
            page.path("alerts").forEach(alert -> all.add(alert.at("/filing/id").asText()));
            page = first.get("/api/v1/alerts?watchlist=w&size=100&after="
                    + page.path("next").asText());
        }
        return all;
    }
}

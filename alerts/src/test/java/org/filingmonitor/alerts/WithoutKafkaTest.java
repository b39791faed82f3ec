package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kafka was never reached, so that nothing is known yet: who asks is to come again, rather than told that there is nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutKafkaTest {

    private RunningAlerts alerts;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        try (ServerSocket unused = new ServerSocket(0)) {
            alerts = new RunningAlerts(
                    Map.of(
                            "bootstrap.servers", "127.0.0.1:" + unused.getLocalPort(),
                            "schema.registry.url", "mock://" + UUID.randomUUID()),
                    directory);
        }
    }

    @AfterAll
    void stop() {
        alerts.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/filings,",
        "GET, /api/v1/filings/US-1,",
        "GET, /api/v1/watchlists,",
        "GET, /api/v1/watchlists/w,",
        "PUT, /api/v1/watchlists/w, '{\"query\":\"wheel\"}'",
        "DELETE, /api/v1/watchlists/w,",
        "GET, /api/v1/watchlists/w/feed.atom,",
        "GET, /api/v1/watchlists/w/mutes,",
        "POST, /api/v1/watchlists/backtest, '{\"query\":\"wheel\"}'",
        "POST, /api/v1/watchlists/backtest, '{\"query\":\"wheel\",\"watchlist\":\"w\"}'",
        "GET, /api/v1/unsubscribe/w/token,",
        "GET, /api/v1/alerts,",
        "POST, /api/v1/alerts/00112233445566778899aabbccddeeff/seen,",
        "GET, /api/v1/notifications,",
        "POST, /api/v1/notifications/00112233445566778899aabbccddeeff/redeliver,"
    })
    void tellsWhoAsksToComeAgain(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = alerts.send(method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    }

    @Test
    void waitsForKafkaOnceHoweverMuchIsMarked() {
        String ids = IntStream.range(0, 100)
                .mapToObj(i -> String.format("\"%032x\"", i))
                .collect(Collectors.joining(",", "{\"ids\":[", "]}"));

        int status = assertTimeoutPreemptively(RunningAlerts.SOON, () -> alerts.send("POST", "/api/v1/alerts/seen", ids)
                .statusCode());

        assertThat(status).isEqualTo(503);
    }

    @Test
    void letsNobodyListenYet() throws Exception {
        assertThat(EventReader.refused(alerts.uri("/api/v1/alerts/stream"))).isEqualTo(503);
    }
}

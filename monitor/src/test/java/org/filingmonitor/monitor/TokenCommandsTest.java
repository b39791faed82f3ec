package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.monitor.CommandLineRun.assertOneLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.http.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says and does about tokens. */
class TokenCommandsTest {

    private static final String TOKEN = "writer-token-0123";

    @TempDir
    private Path temp;

    @Test
    void showATokenOfTheEnvironmentTheFileOrAFileOfItsOwn() throws Exception {
        Path yaml = Files.writeString(temp.resolve("monitor.yaml"), "token: " + TOKEN + "\n");
        Path own = Files.writeString(temp.resolve("token"), TOKEN + "\n");
        ServerConfig asking =
                new ServerConfig("127.0.0.1", 0, Tokens.of(Optional.empty(), Optional.of(TOKEN)), Optional.empty());
        try (HttpServer server = HttpServer.start(
                asking,
                List.of(routes ->
                        routes.get("/api/v1/watchlists", request -> request.json(Map.of("watchlists", List.of())))))) {
            String[] list = {"watchlists", "list", "--json", "--url", "http://127.0.0.1:" + server.port()};

            assertOneLine(CommandLineRun.of(Map.of(), list), 1, "set FILING_MONITOR_TOKEN, or give --token-file");
            assertListed(CommandLineRun.of(Map.of("FILING_MONITOR_TOKEN", TOKEN), list));
            assertListed(CommandLineRun.of(Map.of("FILING_MONITOR_CONFIG", yaml.toString()), list));
            assertListed(CommandLineRun.of(Map.of("FILING_MONITOR_TOKEN_FILE", own.toString()), list));
        }
    }

    @Test
    void askAgainWhenTheyAskedTooOften() {
        AtomicInteger asked = new AtomicInteger();
        try (HttpServer server = HttpServer.start(
                ServerConfig.onLoopback(0),
                List.of(routes -> routes.get("/api/v1/watchlists", request -> {
                    request.status(asked.incrementAndGet() < 3 ? 429 : 200).json(Map.of("watchlists", List.of()));
                })))) {
            String url = "http://127.0.0.1:" + server.port();

            assertListed(CommandLineRun.of(Map.of(), "watchlists", "list", "--json", "--url", url));
            assertThat(asked).hasValue(3);
        }
    }

    private static void assertListed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("watchlists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "producer", "streams", "alerts"})
    void refuseToLetOthersInWithoutAToken(String command) {
        assertOneLine(
                CommandLineRun.of(Map.of(), command, "--host", "0.0.0.0", "--port", "0"),
                2,
                "set a token of 16 or more letters and digits that they must show, as FILING_MONITOR_WRITE_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--read-token", "--write-token", "--tls-keystore-password"})
    void takeNoSecretFromTheCommandLineAndDoNotRepeatIt(String option) {
        Ended ended = CommandLineRun.of(Map.of(), "up", option, "hush-hush-hush-hush");

        assertOneLine(ended, 2, option + ": secrets do not belong on the command line");
        assertThat(ended.err()).doesNotContain("hush-hush").contains("FILING_MONITOR_");
        assertOneLine(
                CommandLineRun.of(Map.of(), "profile", "--token", "hush-hush-hush-hush"),
                2,
                "--token: secrets do not belong");
    }

    @Test
    void nameWhatIsWrongWithTokensAndCertificates() {
        assertOneLine(
                CommandLineRun.of(Map.of("FILING_MONITOR_READ_TOKEN", "short"), "up"),
                2,
                "FILING_MONITOR_READ_TOKEN, FILING_MONITOR_WRITE_TOKEN: a token has 16 to 200 letters");
        assertOneLine(
                CommandLineRun.of(
                        Map.of(),
                        "up",
                        "--tls-keystore",
                        temp.resolve("none.p12").toString()),
                2,
                "FILING_MONITOR_TLS_KEYSTORE_PASSWORD");
    }
}

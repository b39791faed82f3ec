package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.monitor.CommandLineRun.assertOneLine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    private Path temp;

    @Test
    void refusesAnUnknownOptionInOneLine() {
        assertOneLine(run("up", "--data-dri"), 2, "Unknown option: '--data-dri'; did you mean --data-dir?");
    }

    @Test
    void refusesEveryUnknownKeyOfTheFileAtOnceInOneLine() throws IOException {
        Path file = Files.writeString(temp.resolve("monitor.yaml"), "prot: 1\nfeeds: x\n");

        assertOneLine(run("up", "--config", file.toString()), 2, "unknown key 'prot', unknown key 'feeds'");
    }

    @Test
    void refusesAConfigurationFileThatIsNotThere() {
        assertOneLine(run("up", "--config", temp.resolve("no.yaml").toString()), 2, "Cannot read the configuration");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertOneLine(run("up", "--port", "70000"), 2, "--port must lie between 0 and 65535");
    }

    @Test
    void refusesAFeedThatIsNotThere() {
        assertOneLine(run("up", "--feed", temp.resolve("nowhere").toString()), 2, "no such file or directory");
    }

    @Test
    void namesEveryProblemOfASchemeInOneLineBeforeAnythingStarts() throws IOException {
        Files.writeString(temp.resolve("inventory.csv"), "A01B;19680901;-\nX99;19680901;-\nA01B\n");

        Path data = temp.resolve("data");

        Ended ended = run("up", "--data-dir", data.toString(), "--ipc-scheme", temp.toString());

        assertOneLine(ended, 2, "inventory.csv, line 2: 'X99' is no IPC symbol");
        assertOneLine(ended, 2, "inventory.csv, line 3: 'A01B' is no row such as");
        assertThat(data).doesNotExist();
    }

    @Test
    void explainsTheMarksOfTables() {
        assertThat(List.of("profile", "counts", "trends"))
                .allSatisfy(command -> assertThat(run(command, "--help").out())
                        .contains("'(retired)' marks")
                        .contains("'(unknown)'"));
        assertThat(run("trends", "--help").out()).contains("'*' marks", "'p-value' is");
    }

    @Test
    void refusesTrendsOfNoMonthAndInTwoFormsAtOnce() {
        assertOneLine(run("trends", "--month", "2025-13"), 2, "Invalid value for option '--month'");
        assertOneLine(run("trends", "--limit", "many"), 2, "Invalid value for option '--limit'");
        assertOneLine(run("trends", "--as-of", "July"), 2, "Invalid value for option '--as-of'");
        assertOneLine(run("trends", "--json", "--csv"), 2, "mutually exclusive");
        assertOneLine(run("owners"), 2, "Missing required parameter: 'SYMBOL'");
    }

    @Test
    void refusesASimulationThatCannotBe() {
        assertOneLine(run("up", "--simulate", "0"), 2, "--simulate: filings per second must be more than 0");
        assertOneLine(run("up", "--simulate", "fast"), 2, "Invalid value for option '--simulate'");
        assertOneLine(
                run("up", "--simulate", "1", "--simulate-seed", "-1"), 2, "the seed must lie between 0 and 999999");
    }

    @Test
    void refusesMailThatCannotBeSentOrThatShowsItsPassword() {
        assertOneLine(run("up", "--smtp-host", "mail"), 2, "--smtp-host needs --smtp-from");
        assertOneLine(run("alerts", "--smtp-host", "mail", "--smtp-from", "A <a@b.org>"), 2, "needs --smtp-from");
        assertOneLine(
                run("up", "--smtp-password", "hush"),
                2,
                "secrets do not belong on the command line; set it as 'smtp-password:' in --config, or as "
                        + "FILING_MONITOR_SMTP_PASSWORD");
        String[] mail = {"up", "--smtp-host=mail", "--smtp-from=a@b.org", "--smtp-user=ann"};
        assertOneLine(run(mail), 2, "give both --smtp-user and FILING_MONITOR_SMTP_PASSWORD");
        Ended clear = CommandLineRun.of(
                Map.of("FILING_MONITOR_SMTP_PASSWORD", "hush", "FILING_MONITOR_SMTP_TLS", "none"), mail);
        assertOneLine(clear, 2, "--smtp-tls none would send the password in the clear");
        assertThat(clear.err()).doesNotContain("hush");
        assertOneLine(run("up", "--smtp-tls", "ssl"), 2, "Invalid value for option '--smtp-tls'");
        assertOneLine(run("up", "--public-url", "monitor.example.org"), 2, "is no address such as https://");
    }

    @Test
    void namesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Ended ended =
                    run("up", "--port", port, "--data-dir", temp.resolve("data").toString());

            assertOneLine(ended, 1, "Port " + port + ", for HTTP, is in use");
        }
    }

    @Test
    void namesADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertOneLine(
                run("up", "--port", "0", "--data-dir", file.resolve("data").toString()),
                1,
                "Cannot write the data directory");
    }

    @Test
    void saysThatNoMonitorRunsAndHowToStartOne() {
        assertOneLine(run("profile", "--data-dir", temp.toString()), 1, "No monitor runs on " + temp);
        assertOneLine(run("counts", "--url", "http://127.0.0.1:1"), 1, "No monitor answers at http://127.0.0.1:1");
        assertOneLine(run("trends", "--data-dir", temp.toString()), 1, "No monitor runs on " + temp);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertOneLine(run("ingest", temp.resolve("no.txt").toString()), 2, "no such file or directory");
    }

    @Test
    void refusesAnExportIntoWhatIsNoFileOrInNoKnownFormat() {
        assertOneLine(
                run("search", "--url", "http://127.0.0.1:1", "--export", "jsonl", "--output", temp.toString()),
                2,
                temp + " is no file");
        assertOneLine(run("search", "--export", "pdf"), 2, "expected one of [JSONL, CSV]");
        assertOneLine(run("search", "--export", "csv", "--page", "2"), 2, "leave --sort, --order, --page");
        assertOneLine(run("search", "wheel", "--output", "x"), 2, "--output goes with --export");
        assertOneLine(run("backtest"), 2, "Missing required parameter: 'QUERY'");
    }

    @Test
    void namesTheMissingAddressesOfKafkaAndRegistry() {
        assertOneLine(run("topics"), 2, "FILING_MONITOR_KAFKA_BOOTSTRAP_SERVERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up", "ingest", "profile", "counts", "trends", "owners", "search", "backtest", "dlq", "topics"})
    void explainsEachCommand(String command) {
        Ended ended = run(command, "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("Usage: filing-monitor " + command, "--config");
    }

    @Test
    void tellsItsVersion() {
        Ended ended = run("--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("filing-monitor ");
    }

    private static Ended run(String... args) {
        return CommandLineRun.of(Map.of(), args);
    }
}

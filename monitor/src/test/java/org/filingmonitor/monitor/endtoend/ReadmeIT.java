package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README does what it says, through the script that users run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String UP = "./filing-monitor up";
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String OWNER = "owner:Alipay (Hangzhou) Information Technology Co., Ltd.";

    private static final Map<String, String> NOT_RUN = Map.of(
            UP,
            "runs already, with a directory of its own",
            "mvn verify",
            "runs these tests",
            "mvn -Pbench -DskipTests verify",
            "prints figures that depend on the machine");

    @TempDir
    private static Path temp;

    private RunningMonitor monitor;

    @BeforeAll
    void start() throws Exception {
        Path data = temp.resolve("data");
        // The script's first run prepares quick starts, which is no part of the start that up is given a minute for.
        assertThat(shell("./filing-monitor --version")).containsPattern("filing-monitor \\d");
        String script = ROOT.resolve("filing-monitor").toString();
        monitor = RunningMonitor.start(data, List.of(script, "up", "--port", "0", "--data-dir", data.toString()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> monitor.run("profile", OWNER).out().contains("in all        10"));
    }

    @AfterAll
    void stop() {
        if (monitor != null) {
            monitor.close();
        }
    }

    @TestFactory
    List<DynamicTest> everyCommandRuns() throws IOException {
        List<String> commands = SHELL.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("```"))
                .toList();
        assertThat(commands).containsAll(NOT_RUN.keySet());
        return commands.stream()
                .filter(command -> !NOT_RUN.containsKey(command))
                .map(command -> DynamicTest.dynamicTest(
                        command, () -> assertThat(shell(command)).isNotBlank()))
                .toList();
    }

    /** Runs a line as README has it, but for addresses and the directory of its files, and returns what it printed. */
    private String shell(String readme) throws IOException, InterruptedException {
        String line = readme.replace("/tmp/", temp + "/");
        Path out = temp.resolve("shell.out");
        ProcessBuilder shell = new ProcessBuilder("bash", "-ec", line)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().put("FILING_MONITOR_DATA_DIR", temp.resolve("data").toString());
        if (monitor != null) {
            String http = monitor.endpoints().path("http").asText();
            shell.command(
                    "bash", "-ec", line.replace("http://127.0.0.1:8080", http).replace("curl ", "curl -f "));
        }
        Process process = shell.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(line).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}

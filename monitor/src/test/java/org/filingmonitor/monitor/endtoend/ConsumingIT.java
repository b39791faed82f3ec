package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program of CONSUMING.md, as it stands there. Needs Node and {@code -Dnode.modules=DIR}, where {@code npm install
 * --prefix DIR kafkajs @kafkajs/confluent-schema-registry} was run.
 */
class ConsumingIT {

    private static final Path DOCUMENT = Path.of("..", "streams", "CONSUMING.md");
    private static final Pattern PROGRAM = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final int PATIENCE_SECONDS = 60;

    private final Path modules =
            Path.of(System.getProperty("node.modules", ""), "node_modules").toAbsolutePath();

    @TempDir
    private Path temp;

    @BeforeEach
    void needsNodeAndItsModules() throws InterruptedException {
        assumeThat(modules.resolve("kafkajs"))
                .as("node.modules names a folder with kafkajs")
                .exists();
        assumeThat(isNodeThere()).as("Node is installed").isTrue();
    }

    @Test
    void theNodeProgramPrintsTheMonthlyTotals() throws Exception {
        try (RunningMonitor monitor = RunningMonitor.up(temp.resolve("data"), "--empty")) {
            String http = monitor.endpoints().path("http").asText();
            SamplePage.ingestInto(http, temp);
            SamplePage.awaitCountedBy(http, temp);

            assertThat(totals(monitor))
                    .isEqualTo(Map.of(
                            "2025-02", "2", "2025-03", "17", "2025-04", "23", "2025-05", "17", "2025-06", "25",
                            "2025-07", "16"));
        }
    }

    private Map<String, String> totals(RunningMonitor monitor) throws IOException, InterruptedException {
        Files.createSymbolicLink(temp.resolve("node_modules"), modules);
        Path program = Files.writeString(temp.resolve("totals.mjs"), program());
        Path printed = temp.resolve("totals.out");
        ProcessBuilder node = new ProcessBuilder("node", program.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        node.environment().put("KAFKA", monitor.endpoints().path("kafka").asText());
        node.environment()
                .put(
                        "SCHEMA_REGISTRY",
                        monitor.endpoints().path("schemaRegistry").asText());
        Process process = node.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(printed);
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(month -> month[0], month -> month[1]));
    }

    private static String program() throws IOException {
        Matcher block = PROGRAM.matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).as("a js block in " + DOCUMENT).isTrue();
        return block.group(1);
    }

    private static boolean isNodeThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

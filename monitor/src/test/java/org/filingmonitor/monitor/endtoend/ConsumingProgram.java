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

/**
 * The program of CONSUMING.md, as it stands there. Needs Node and {@code -Dnode.modules=DIR}, where {@code npm install
 * --prefix DIR kafkajs @kafkajs/confluent-schema-registry} was run; a test that runs it skips without them.
 */
final class ConsumingProgram {

    private static final Path DOCUMENT = Path.of("..", "streams", "CONSUMING.md");
    private static final Pattern PROGRAM = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final int PATIENCE_SECONDS = 60;

    private final Path modules =
            Path.of(System.getProperty("node.modules", ""), "node_modules").toAbsolutePath();

    private final Path directory;

    /** Runs in an empty directory. */
    ConsumingProgram(Path directory) throws InterruptedException {
        assumeThat(modules.resolve("kafkajs"))
                .as("node.modules names a folder with kafkajs")
                .exists();
        assumeThat(isNodeThere()).as("Node is installed").isTrue();
        this.directory = directory;
    }

    /** Returns what it prints of a monitor: for each month its total. */
    Map<String, String> totals(RunningMonitor monitor) throws IOException, InterruptedException {
        Files.createSymbolicLink(directory.resolve("node_modules"), modules);
        Path program = Files.writeString(directory.resolve("totals.mjs"), program());
        Path printed = directory.resolve("totals.out");
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

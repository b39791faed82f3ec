package org.filingmonitor.monitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code filing-monitor up} in a process of its own, without samples, on a directory that goes with it. */
final class BenchMonitor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private Process process;

    BenchMonitor() throws IOException {
        directory = Files.createTempDirectory("filing-monitor-bench");
    }

    /** Starts it with options, on what it knew when it was stopped last, and returns once it is ready. */
    void start(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-jar",
                System.getProperty("bench.jar", "target/filing-monitor.jar"),
                "up",
                "--port=0",
                "--empty",
                "--allow-private-webhooks",
                "--data-dir=" + data()));
        command.addAll(List.of(options));
        Files.deleteIfExists(endpoints());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("up.log").toFile())
                .start();
        while (!Files.exists(endpoints())) {
            pass(1);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path endpoints() {
        return data().resolve("endpoints.json");
    }

    /** Lets time pass, and fails if it ends meanwhile. */
    void pass(int seconds) throws Exception {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(Files.readString(directory.resolve("up.log")));
        }
    }

    String http() throws IOException {
        return JSON.readTree(endpoints().toFile()).path("http").asText();
    }

    /** Returns where its Kafka and registry are, as keys of their clients. */
    Map<String, String> kafka() throws IOException {
        JsonNode told = JSON.readTree(endpoints().toFile());
        return Map.of(
                "bootstrap.servers", told.path("kafka").asText(),
                "schema.registry.url", told.path("schemaRegistry").asText());
    }

    void stop() throws InterruptedException {
        process.destroy();
        int unused = process.waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null) {
            stop();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

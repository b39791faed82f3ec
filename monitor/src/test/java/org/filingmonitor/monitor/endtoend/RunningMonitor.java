package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged monitor as a process of its own, as users run it. */
final class RunningMonitor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration COMMAND = Duration.ofMinutes(1);

    private final Path dataDir;
    private final Process process;

    private RunningMonitor(Path dataDir, Process process) {
        this.dataDir = dataDir;
        this.process = process;
    }

    /** What a command left behind. */
    record Ended(int exitCode, String out, String err) {}

    /** Starts {@code up --port 0} and returns once it is ready. */
    static RunningMonitor up(Path dataDir, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("up", "--port", "0", "--data-dir", dataDir.toString()));
        args.addAll(List.of(options));
        return start(dataDir, command(args));
    }

    /** Starts a command that runs a monitor on a data directory and returns once that is ready. */
    static RunningMonitor start(Path dataDir, List<String> command) throws IOException {
        Files.createDirectories(dataDir);
        Files.deleteIfExists(dataDir.resolve("endpoints.json")); // one that a kill left would look ready
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dataDir.resolveSibling("up.log").toFile())
                .start();
        RunningMonitor monitor = new RunningMonitor(dataDir, process);
        Path ready = dataDir.resolve("endpoints.json");
        try {
            await().atMost(START).failFast("up ended", () -> !process.isAlive()).until(() -> Files.exists(ready));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(dataDir.resolveSibling("up.log")), e);
        }
        return monitor;
    }

    /** Runs a client command against this monitor and returns what it printed. */
    Ended run(String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        return command(dataDir.resolveSibling("command"), all);
    }

    /** Runs any command to its end. */
    static Ended command(Path output, List<String> args) throws IOException, InterruptedException {
        Path out = output.resolveSibling(output.getFileName() + ".out");
        Path err = output.resolveSibling(output.getFileName() + ".err");
        Process process = new ProcessBuilder(command(args))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Runs a command that must succeed with JSON. */
    JsonNode json(String... args) throws IOException, InterruptedException {
        Ended ended = run(args);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    /** Returns the answer to a GET. */
    JsonNode get(String path) throws IOException {
        URI address = URI.create(endpoints().path("http").asText() + path);
        try (InputStream answer = address.toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }

    /** Returns how many filings of a scope are counted, 0 until it is known. To be asked often, as no command can. */
    int total(String scope) throws IOException {
        return total(endpoints().path("http").asText(), scope);
    }

    /** As {@link #total(String)}, at any address. */
    static int total(String http, String scope) throws IOException {
        String profile = "/api/v1/profile?scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpURLConnection asked =
                (HttpURLConnection) URI.create(http + profile).toURL().openConnection();
        if (asked.getResponseCode() != 200) {
            return 0;
        }
        try (InputStream answer = asked.getInputStream()) {
            return JSON.readTree(answer).path("total").asInt();
        }
    }

    /** Returns the text of the answer to a GET. */
    String text(String path) throws IOException {
        URI address = URI.create(endpoints().path("http").asText() + path);
        try (InputStream answer = address.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends a request and returns its answer. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoints().path("http").asText() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Returns the status of the answer to a GET. */
    int status(String path) throws IOException {
        URI address = URI.create(endpoints().path("http").asText() + path);
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    }

    /** Returns {@code endpoints.json}. */
    JsonNode endpoints() throws IOException {
        return JSON.readTree(dataDir.resolve("endpoints.json").toFile());
    }

    /** Starts an ingest and does not wait for it. */
    Process ingesting(Path file) throws IOException {
        return begin(dataDir.resolveSibling("ingest.log"), "ingest", file.toString());
    }

    /** Starts a client command against this monitor, which writes to a file, and does not wait for it. */
    Process begin(Path output, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        return new ProcessBuilder(command(all))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Returns the ids of its processes: its own and its children's. */
    List<Long> processIds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Ends it as kill -9 does, and waits until its children are gone too. */
    void kill() {
        List<ProcessHandle> children = children();
        process.destroyForcibly().onExit().join();
        awaitGone(children);
    }

    /** Asks it to end, as SIGTERM does, and returns how long that took. */
    Duration stop() {
        List<ProcessHandle> children = children();
        long begun = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(COMMAND.toSeconds(), TimeUnit.SECONDS).join();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        awaitGone(children);
        return took;
    }

    private static void awaitGone(List<ProcessHandle> children) {
        await().atMost(Duration.ofSeconds(5)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** What the script runs, from the archives that its first run wrote. */
    static List<String> command(List<String> args) {
        Path target = Path.of("target").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + target.resolve("monitor.jsa"),
                "-Dfiling-monitor.registry.archive=" + target.resolve("registry.jsa"),
                "-jar",
                target.resolve("filing-monitor.jar").toString()));
        command.addAll(args);
        return command;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}

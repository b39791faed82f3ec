package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One application of the packaged monitor as a process of its own, with the properties of its clients in its environment. */
final class ApartProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+)");
    private static final Duration START = Duration.ofMinutes(1);

    /** A health check looks at Kafka and at the registry, each for some seconds at most. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Path log;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private ApartProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** Starts an application on a free port, and does not wait for it. */
    static ApartProcess start(Path directory, Map<String, String> clients, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--port", "0"));
        return command(directory, clients, all.toArray(String[]::new));
    }

    /** Starts any command, and does not wait for it. */
    static ApartProcess command(Path directory, Map<String, String> clients, String... args) throws IOException {
        Files.createDirectories(directory);
        Path log = directory.resolve(args[0] + ".log");
        ProcessBuilder builder = new ProcessBuilder(RunningMonitor.command(List.of(args)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        clients.forEach((key, value) -> builder.environment().put(variable(key), value));
        return new ApartProcess(log, builder.start());
    }

    private static String variable(String property) {
        return "FILING_MONITOR_KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Returns where it answers, once it does. */
    String url() {
        return await().atMost(START)
                .failFast("it ended", this::assertAlive)
                .until(() -> ADDRESS.matcher(log()), Matcher::find)
                .group(1);
    }

    /** Waits until every part is ready. */
    void awaitReady() {
        String url = url();
        await().atMost(START)
                .failFast("it ended", this::assertAlive)
                .untilAsserted(
                        () -> assertThat(ready(url).statusCode()).as(this::log).isEqualTo(200));
    }

    /** Waits until it lives but says of a part, by name, that it is not ready. */
    void awaitUnready(String part) {
        String url = url();
        await().atMost(START).failFast("it ended", this::assertAlive).untilAsserted(() -> {
            HttpResponse<String> health = ready(url);
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(isReady(health, part)).as(health.body()).isFalse();
        });
        assertThat(get(url + "/health/live").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ready(String url) {
        return get(url + "/health/ready");
    }

    private void assertAlive() {
        assertThat(process.isAlive()).as(this::log).isTrue();
    }

    private static boolean isReady(HttpResponse<String> health, String part) {
        try {
            JsonNode state = new ObjectMapper().readTree(health.body());
            return state.path("parts").path(part).asBoolean(true);
        } catch (JsonProcessingException e) {
            throw new AssertionError(health.body(), e);
        }
    }

    /** Asks an address. */
    HttpResponse<String> get(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until it has ended, and returns its exit code. */
    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                .as(this::log)
                .isTrue();
        return process.exitValue();
    }

    /** Returns what it has logged so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(START.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Has it stand still, as kill -STOP does, with its connections open. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Has it go on. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
    }
}

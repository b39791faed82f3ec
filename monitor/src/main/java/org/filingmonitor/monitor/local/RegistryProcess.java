package org.filingmonitor.monitor.local;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.filingmonitor.monitor.failure.Failure;

/**
 * A schema registry (Apicurio, which speaks Confluent's API) in a process of its own, on loopback, with its data in a
 * file. It lives no longer than this JVM, however this ends: see {@link RegistryLauncher}.
 */
final class RegistryProcess implements AutoCloseable {

    private static final String MAIN = "io.quarkus.runner.GeneratedMain";
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration REQUEST = Duration.ofSeconds(10);

    private final Process process;
    private final int port;
    private final Path log;
    private final Duration stop;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST)
            .build();

    private RegistryProcess(Process process, int port, Path log, Duration stop) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.stop = stop;
    }

    /**
     * Starts the process and returns at once.
     *
     * @param data directory for its database
     * @param log file for its output
     * @param settings how its JVM runs
     */
    static RegistryProcess launch(Installation installation, Path data, int port, Path log, RegistryJvm settings)
            throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(command(installation, data, port, settings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RegistryProcess(process, port, log, settings.stop());
    }

    private static List<String> command(Installation installation, Path data, int port, RegistryJvm settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.flags());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + data.resolve("registry"));
        command.add("-cp");
        command.add(installation.registryClassPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(RegistryLauncher.class.getName());
        command.add(MAIN);
        return command;
    }

    /** Returns the address of Confluent's API. */
    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /**
     * Waits until the registry answers, and sets the compatibility that value schemas keep.
     *
     * @throws Failure if it ends or does not answer within a minute
     */
    void awaitReady() {
        RetryPolicy<Object> untilItAnswers = RetryPolicy.builder()
                .handle(IOException.class)
                .abortIf((result, problem) -> !process.isAlive())
                .withDelay(POLL)
                .withMaxRetries(-1)
                .withMaxDuration(START)
                .build();
        try {
            Failsafe.with(untilItAnswers).run(this::requireFullCompatibility);
        } catch (FailsafeException e) {
            throw new Failure("The schema registry did not start: see " + log, e);
        }
    }

    private void requireFullCompatibility() throws IOException, InterruptedException {
        int status = send(HttpRequest.newBuilder(URI.create(url() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}")));
        if (status != 200) {
            throw new IOException("The schema registry answered " + status);
        }
    }

    /** Returns whether the registry answers now. */
    boolean isReady() {
        try {
            return process.isAlive() && send(HttpRequest.newBuilder(URI.create(url() + "/config"))) == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(REQUEST).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** Ends the process: asked first, forced when it has not obeyed in time. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(stop.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

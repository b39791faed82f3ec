package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The streams application in a JVM of its own, which lives no longer than this one and can be killed. */
final class StreamsProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path log;

    private StreamsProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs the application until standard input ends: {@code args} are Kafka, the registry and the state directory. */
    public static void main(String[] args) throws IOException {
        Map<String, String> kafka = Map.of("bootstrap.servers", args[0], "schema.registry.url", args[1]);
        try (StreamsApp app = StreamsApp.start(new StreamsConfig(kafka, Path.of(args[2]), "127.0.0.1:1"))) {
            while (System.in.read() != -1) {
                // Nothing is written there; whatever comes is not the end.
            }
        }
    }

    /** Starts it on a Kafka, a registry and a state directory, and does not wait for it. */
    static StreamsProcess start(Map<String, String> kafka, Path stateDir, Path log) throws IOException {
        return new StreamsProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=UTC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StreamsProcess.class.getName(),
                                kafka.get("bootstrap.servers"),
                                kafka.get("schema.registry.url"),
                                stateDir.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    /** Lets it run for a while. */
    void run(Duration time) throws InterruptedException {
        boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as(this::log).isFalse();
    }

    /** Waits for something that it does. */
    ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).failFast("it ended", () -> assertThat(process.isAlive())
                .as(this::log)
                .isTrue());
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Returns what it has said, and those before it with the same log. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
    }
}

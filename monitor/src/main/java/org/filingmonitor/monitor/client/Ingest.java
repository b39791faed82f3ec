package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.monitor.failure.Failure;

/** Sends files to a running monitor and follows what becomes of them. */
public final class Ingest {

    private final MonitorClient client;
    private final Map<String, String> parameters;

    /**
     * Sends files with these parameters of the API.
     *
     * @param parameters {@code format}, {@code history}, {@code revision}; empty ones are left out
     */
    public Ingest(MonitorClient client, Map<String, String> parameters) {
        this.client = client;
        this.parameters = Map.copyOf(parameters);
    }

    /** Follows what becomes of a file. */
    public interface Observer {

        /** So many bytes of the file are read. */
        void progress(long bytes);

        /** A document was taken, but something about it is wrong. */
        void warning(String position, String reason);

        /** A document was not taken. */
        void rejected(String position, String reason);
    }

    /**
     * Sends a file and waits until all of it is taken.
     *
     * @throws Failure if the monitor refuses it, or is gone before the end
     */
    public Summary send(Path file, Observer observer) {
        try {
            return send(file.toString(), file.getFileName().toString(), BodyPublishers.ofFile(file), observer);
        } catch (FileNotFoundException e) {
            throw new Failure("Cannot read " + file, e);
        }
    }

    /**
     * Sends what a file of some name holds and waits until all of it is taken.
     *
     * @throws Failure if the monitor refuses it, or is gone before the end
     */
    public Summary send(String name, byte[] content, Observer observer) {
        return send(name, name, BodyPublishers.ofByteArray(content), observer);
    }

    private Summary send(String file, String name, BodyPublisher body, Observer observer) {
        Map<String, String> query = new HashMap<>(parameters);
        query.put("name", name);
        try (Stream<String> lines = client.post("/api/v1/ingest", query, body)) {
            Optional<Summary> summary = Optional.empty();
            for (String line : (Iterable<String>) lines::iterator) {
                summary = follow(MonitorClient.parse(line), observer);
            }
            return summary.orElseThrow(() -> cutOff(file, null));
        } catch (UncheckedIOException e) {
            throw cutOff(file, e);
        }
    }

    private static Failure cutOff(String file, Exception cause) {
        return new Failure(
                "The monitor stopped in the middle of " + file + ": send it again, nothing is taken twice", cause);
    }

    private static Optional<Summary> follow(JsonNode line, Observer observer) {
        if (line.has("progress")) {
            observer.progress(line.get("progress").path("bytes").asLong());
        } else if (line.has("warning")) {
            JsonNode warning = line.get("warning");
            observer.warning(text(warning, "position"), text(warning, "reason"));
        } else if (line.has("rejected")) {
            JsonNode rejected = line.get("rejected");
            observer.rejected(text(rejected, "position"), text(rejected, "reason"));
        } else if (line.has("error")) {
            throw new Failure(text(line.get("error"), "reason"));
        }
        return Optional.ofNullable(line.get("summary")).map(Summary::of);
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText();
    }
}

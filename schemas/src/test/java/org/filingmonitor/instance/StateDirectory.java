package org.filingmonitor.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Where a topology inside a test keeps its state; it is gone once it is closed. */
public final class StateDirectory implements AutoCloseable {

    private final Path path;

    public StateDirectory() {
        try {
            path = Files.createTempDirectory("state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Returns the Kafka properties of a topology that runs without Kafka, with a registry of its own. */
    public Map<String, String> withoutKafka() {
        return Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://" + path.getFileName());
    }

    @Override
    public void close() {
        try (Stream<Path> left = Files.walk(path)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

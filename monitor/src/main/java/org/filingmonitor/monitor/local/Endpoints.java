package org.filingmonitor.monitor.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a running monitor answers, as {@code endpoints.json} in its data directory tells it to other programs.
 *
 * @param http address of the API
 * @param kafka Kafka's {@code bootstrap.servers}
 * @param schemaRegistry Confluent's {@code schema.registry.url}
 */
public record Endpoints(URI http, String kafka, URI schemaRegistry) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the file in a data directory. */
    public static Path file(Path dataDir) {
        return dataDir.resolve("endpoints.json");
    }

    /**
     * Reads the file of a data directory.
     *
     * @throws IOException if there is none, as when no monitor runs, or it cannot be read
     */
    public static Endpoints read(Path dataDir) throws IOException {
        return JSON.readValue(file(dataDir).toFile(), Endpoints.class);
    }

    /** Writes the file, whole or not at all. */
    void write(Path dataDir) throws IOException {
        Path draft = Files.createTempFile(dataDir, "endpoints", ".tmp");
        JSON.writeValue(draft.toFile(), this);
        Files.move(draft, file(dataDir), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file. */
    static void remove(Path dataDir) throws IOException {
        Files.deleteIfExists(file(dataDir));
    }
}

package org.filingmonitor.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Who an instance is to its consumer group: as whoever holds its state it is the same member after a restart, on another
 * port and host too.
 */
public final class InstanceId {

    private InstanceId() {}

    /** Returns the id kept in a state directory, making one on first use. */
    public static String of(Path stateDir) {
        Path file = stateDir.resolve("instance-id");
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                Files.createDirectories(stateDir);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep state in " + stateDir + ": " + e.getMessage(), e);
        }
    }
}

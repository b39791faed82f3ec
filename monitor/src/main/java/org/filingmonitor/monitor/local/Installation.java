package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.filingmonitor.monitor.failure.Failure;

/** Where the build put what a local monitor runs besides itself: the directory that holds the monitor's jar. */
record Installation(Path root) {

    /** Finds the directory that this code was loaded from. */
    static Installation find() {
        try {
            return new Installation(Path.of(Installation.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the class path of the registry's process, its launcher first. */
    List<Path> registryClassPath() {
        return List.of(only(root, "-registry-launcher.jar"), only(root.resolve("registry"), "-runner.jar"));
    }

    private static Path only(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> missing(directory, suffix, null));
        } catch (IOException e) {
            throw missing(directory, suffix, e);
        }
    }

    private static Failure missing(Path directory, String suffix, IOException cause) {
        return new Failure("No *" + suffix + " in " + directory + ": build with mvn package", cause);
    }
}

package org.filingmonitor.alerts.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.filingmonitor.alerts.courier.WebhookAddresses;

/**
 * The watchlists that a file declares, or all files ending in {@code .yaml} or {@code .yml} of a directory and those below
 * it; what is hidden, with a dot before its name, is left out. They are read as the HTTP API reads them.
 *
 * @param watchlists those that are sound
 * @param problems everything that is wrong with the others, and with the files
 */
public record DeclaredWatchlists(List<DeclaredWatchlist> watchlists, List<FileProblem> problems) {

    /** Most files read. */
    static final int MOST_FILES = 1_000;

    /** Keeps what it is given. */
    public DeclaredWatchlists {
        watchlists = List.copyOf(watchlists);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file or a directory.
     *
     * @param addresses where webhooks may go
     * @param environment gives the value of an environment variable, or null; empty where secrets are not needed
     * @throws IOException if it is not there or cannot be read
     */
    public static DeclaredWatchlists read(
            Path root, WebhookAddresses addresses, Optional<UnaryOperator<String>> environment) throws IOException {
        Declarations declarations = new Declarations(addresses, new SecretVariables(environment));
        for (Path path : files(root, declarations)) {
            try (InputStream content = Files.newInputStream(path)) {
                declarations.add(WatchlistFile.read(path.toString(), content));
            }
        }
        return declarations.done();
    }

    private static List<Path> files(Path root, Declarations declarations) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of(root);
        }
        List<Path> files = new ArrayList<>();
        list(root, files);
        if (files.isEmpty() || files.size() > MOST_FILES) {
            declarations.refuse(FileProblem.of(
                    root.toString(),
                    Place.START,
                    files.isEmpty()
                            ? "no file here ends in .yaml or .yml; if no watchlist is meant, let a file say []"
                            : "more than " + MOST_FILES + " files stand here; put several watchlists into one"));
        }
        return files.size() > MOST_FILES ? List.of() : files;
    }

    private static void list(Path directory, List<Path> files) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(directory)) {
            entries = all.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                list(entry, files);
            } else if (entry.getFileName().toString().matches(".*\\.ya?ml") && files.size() <= MOST_FILES) {
                files.add(entry);
            }
        }
    }
}

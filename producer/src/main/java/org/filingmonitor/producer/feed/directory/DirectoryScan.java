package org.filingmonitor.producer.feed.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks for files that are no longer being written: their size and time are those of the scan before. */
final class DirectoryScan {

    /** Files in a directory, at most: each has its place in the cursor, and Kafka bounds a cursor's size. */
    static final int FILES = 10_000;

    private final Path path;
    private Map<String, String> found = Map.of();

    /** Looks in a directory, though not in those below it, or at a single file. */
    DirectoryScan(Path path) {
        this.path = path;
    }

    /**
     * Scans once more.
     *
     * @return the marks of the files that did not change since the scan before, sorted by name
     */
    Map<String, String> settled() throws IOException {
        Map<String, String> now = scan();
        Map<String, String> settled = new TreeMap<>(now);
        settled.entrySet().retainAll(found.entrySet());
        found = now;
        return settled;
    }

    /** Returns the marks of all files at the last scan. */
    Set<String> present() {
        return new HashSet<>(found.values());
    }

    Path file(String name) {
        return Files.isDirectory(path) ? path.resolve(name) : path;
    }

    private Map<String, String> scan() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isRegularFile(path)) {
            put(files, path);
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, DirectoryScan::isFeedFile)) {
            for (Path entry : entries) {
                put(files, entry);
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("cannot read " + path + ": there is no such file or directory", missing);
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + path + ": " + unreadable, unreadable);
        }
        if (files.size() > FILES) {
            throw new IOException(path + " holds more than " + FILES + " files: move those that were read elsewhere");
        }
        return files;
    }

    private static boolean isFeedFile(Path entry) throws IOException {
        return Files.isRegularFile(entry) && !Files.isHidden(entry);
    }

    private static void put(Map<String, String> files, Path file) throws IOException {
        try {
            files.put(file.getFileName().toString(), FileMark.of(file));
        } catch (NoSuchFileException gone) {
            // Between listing and looking, a file may go: it is as if it had not been there.
            files.remove(file.getFileName().toString());
        }
    }
}

package org.filingmonitor.producer.feed.directory;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks for files that are no longer being written: their size and time are those of the scan before. It looks in the
 * directories below, {@value #DEPTH} deep, and follows no symbolic link there; hidden files and directories are left
 * alone.
 */
final class DirectoryScan {

    /** Files in a directory, at most: each has its place in the cursor, and Kafka bounds a cursor's size. */
    static final int FILES = 10_000;

    /** Directories in one another, at most. */
    static final int DEPTH = 8;

    private final Path path;
    private Map<String, ScannedFile> found = Map.of();
    private Optional<IOException> unreadable = Optional.empty();

    /** Looks in a directory and those below it, or at a single file. */
    DirectoryScan(Path path) {
        this.path = path;
    }

    /**
     * Scans once more.
     *
     * @return the files that did not change since the scan before, sorted by name
     * @throws IOException if the directory cannot be read; what is below it may be {@link #unreadable}
     */
    List<ScannedFile> settled() throws IOException {
        unreadable = Optional.empty();
        Map<String, ScannedFile> now = scan();
        Map<String, ScannedFile> settled = new TreeMap<>(now);
        settled.entrySet().retainAll(found.entrySet());
        found = now;
        return List.copyOf(settled.values());
    }

    /** Returns the marks of all files at the last scan. */
    Set<String> present() {
        return found.values().stream().map(ScannedFile::mark).collect(Collectors.toSet());
    }

    /** Returns why a file or a directory below could not be looked at in the last scan. */
    Optional<IOException> unreadable() {
        return unreadable;
    }

    private Map<String, ScannedFile> scan() throws IOException {
        try {
            if (Files.isRegularFile(path)) {
                String name = path.getFileName().toString();
                return Map.of(name, ScannedFile.of(name, path, Files.readAttributes(path, BasicFileAttributes.class)));
            }
            Walk walk = new Walk(path.toRealPath());
            Files.walkFileTree(walk.root, Set.of(), DEPTH, walk);
            return walk.files;
        } catch (NoSuchFileException missing) {
            throw new IOException("cannot read " + path + ": there is no such file or directory", missing);
        }
    }

    private void isUnreadable(Path file, String reason, IOException cause) {
        if (unreadable.isEmpty()) {
            unreadable = Optional.of(new IOException("cannot read " + file + ": " + reason, cause));
        }
    }

    /** One walk through the directory. */
    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<String, ScannedFile> files = new HashMap<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes found) throws IOException {
            return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
            if (found.isDirectory() && !isHidden(file)) {
                isUnreadable(file, "it lies more than " + DEPTH + " directories deep: move it up", null);
            } else if (found.isRegularFile() && !isHidden(file)) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                files.put(name, ScannedFile.of(name, file, found));
            }
            if (files.size() > FILES) {
                throw new IOException(
                        path + " holds more than " + FILES + " files: move those that were read elsewhere");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (file.equals(root)) {
                throw failed instanceof NoSuchFileException
                        ? failed
                        : new IOException("cannot read " + path + ": " + failed, failed);
            }
            // Between listing and looking, a file may go: it is as if it had not been there.
            if (!(failed instanceof NoSuchFileException)) {
                isUnreadable(file, failed.toString(), failed);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failed) {
            if (failed != null) {
                isUnreadable(directory, failed.toString(), failed);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path file) throws IOException {
            return !file.equals(root) && Files.isHidden(file);
        }
    }
}

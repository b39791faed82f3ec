package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.filingmonitor.monitor.failure.Failure;

/** The directory that holds everything a local monitor keeps, locked against a second monitor while in use. */
final class DataDir implements AutoCloseable {

    private final Path root;
    private final FileLock lock;

    private DataDir(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the directory where needed and locks it. The operating system drops the lock with the process, however
     * that ends.
     *
     * @throws Failure if the directory cannot be written, or another monitor has it
     */
    static DataDir open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            return new DataDir(root, lock(root));
        } catch (IOException e) {
            throw new Failure(
                    "Cannot write the data directory " + root + " (" + reason(e) + "): choose another with --data-dir",
                    e);
        }
    }

    @SuppressWarnings("resource") // the channel lives as long as its lock, which closes it
    private static FileLock lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(root);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(root);
        }
        return lock;
    }

    private static Failure inUse(Path root) {
        return new Failure(
                "Another monitor runs on " + root + ": stop it, or choose another directory with --data-dir");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null || e.getMessage().equals(e.toString())
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    Path root() {
        return root;
    }

    /** Returns where the log files of a data directory are. */
    static Path logs(Path root) {
        return root.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}

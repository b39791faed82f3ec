package org.filingmonitor.producer.feed.directory;

import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The files that are being read at the same time, one on each processor. The parts of a file come in their order, those
 * of different files as they are ready.
 */
final class FileReadings implements AutoCloseable {

    /** Name of the threads that read. */
    static final String THREAD = "directory-feed";

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<FilePart> ready = new LinkedBlockingQueue<>();
    private final Map<ScannedFile, FileReading> running = new HashMap<>();

    boolean isFull() {
        return running.size() == THREADS;
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Tells whether a file of a size is being read. */
    boolean hasSize(long size) {
        return running.keySet().stream().anyMatch(file -> file.size() == size);
    }

    void begin(FileReading reading) {
        running.put(reading.file(), reading);
        threads.execute(() -> reading.run(ready::add));
    }

    /** Waits for the next part of any file. */
    FilePart take() throws InterruptedIOException {
        try {
            FilePart part = ready.take();
            if (part.isLast()) {
                running.remove(part.file());
            } else {
                running.get(part.file()).taken();
            }
            return part;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            InterruptedIOException ended = new InterruptedIOException("reading was interrupted");
            ended.initCause(interrupted);
            throw ended;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

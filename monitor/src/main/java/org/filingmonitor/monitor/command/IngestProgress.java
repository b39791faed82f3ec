package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.filingmonitor.monitor.client.Ingest;
import picocli.CommandLine.Help.Ansi;

/** Shows an ingest to the person at the terminal: a bar over all files, and a line for each document at fault. */
final class IngestProgress implements AutoCloseable {

    private static final long KIBIBYTE = 1024;

    private final PrintWriter err;
    private final ProgressBar bar;
    private long before;

    /** The bar shows on a terminal only. */
    IngestProgress(List<Path> files, PrintWriter err) {
        this.err = err;
        this.bar = Ansi.AUTO.enabled() ? bar(files) : null;
    }

    private static ProgressBar bar(List<Path> files) {
        return new ProgressBarBuilder()
                .setTaskName("Ingest")
                .setInitialMax(files.stream().mapToLong(IngestProgress::size).sum())
                .setUnit(" KiB", KIBIBYTE)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // sending it will say what is wrong
        }
    }

    /** Follows the next file. */
    Ingest.Observer of(Path file) {
        long start = before;
        before += size(file);
        return new Ingest.Observer() {
            @Override
            public void progress(long bytes) {
                stepTo(start + bytes);
            }

            @Override
            public void warning(String position, String reason) {
                say(file, "warning", position, reason);
            }

            @Override
            public void rejected(String position, String reason) {
                say(file, "rejected", position, reason);
            }
        };
    }

    private void stepTo(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    /** A position may start with the file's name; the path says more. */
    private void say(Path file, String kind, String position, String reason) {
        String name = file.getFileName().toString();
        String within = position.startsWith(name) ? position.substring(name.length()) : position;
        String place = within.replaceFirst("^[\\s:,]+", "");
        err.println(file + ": " + (place.isEmpty() ? "" : place + ": ") + kind + ": " + reason);
    }

    @Override
    public void close() {
        if (bar != null) {
            stepTo(before);
            bar.close();
        }
        err.flush();
    }
}

package org.filingmonitor.monitor.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.LongConsumer;
import org.filingmonitor.monitor.failure.Failure;

/** Fetches all filings that a query finds in a running monitor, one a row, as they come. */
public final class Export {

    private static final int BUFFER = 64 * 1024;

    private final MonitorClient client;
    private final String query;
    private final ExportFormat format;
    private final LongConsumer progress;

    /**
     * Exports from a monitor.
     *
     * @param query what finds the filings; empty for all of them
     * @param progress is told how many filings were written so far
     */
    public Export(MonitorClient client, String query, ExportFormat format, LongConsumer progress) {
        this.client = client;
        this.query = query;
        this.format = format;
        this.progress = progress;
    }

    /**
     * Writes to a file, which appears once it is complete: until then the lines are in a file beside it.
     *
     * @return how many filings there are
     * @throws Failure if the monitor refuses or is gone before the end, or the file cannot be written
     */
    public long to(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Failure.ofUsage(file + " is no file: name one that may be written, or leave --output out");
        }
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        try {
            long filings;
            try (OutputStream out = Files.newOutputStream(part)) {
                filings = to(out);
            }
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return filings;
        } catch (IOException e) {
            throw unwritable(file.toString(), e);
        }
    }

    /**
     * Writes to a stream.
     *
     * @return how many filings there are
     * @throws Failure if the monitor refuses or is gone before the end, or the stream cannot be written
     */
    public long to(OutputStream out) {
        RowCount rows = format.rows();
        byte[] buffer = new byte[BUFFER];
        try (InputStream lines = client.stream("/api/v1/filings", Map.of("q", query), format.type())) {
            for (int size = read(lines, buffer); size > 0; size = read(lines, buffer)) {
                write(out, buffer, size);
                rows.read(buffer, size);
                progress.accept(rows.filings());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.filings();
    }

    private static int read(InputStream lines, byte[] buffer) {
        try {
            return lines.read(buffer);
        } catch (IOException e) {
            throw new Failure("The monitor stopped in the middle of the export: run it again", e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int size) {
        try {
            out.write(buffer, 0, size);
        } catch (IOException e) {
            throw unwritable("the filings", e);
        }
    }

    private static Failure unwritable(String what, IOException cause) {
        return new Failure("Cannot write " + what + ": " + cause.getMessage(), cause);
    }
}

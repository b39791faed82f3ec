package org.filingmonitor.monitor.command;

import java.time.LocalDate;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the monitor is to read what is sent to it. */
final class IngestOptions {

    @Option(
            names = "--format",
            defaultValue = "auto",
            description = "format of the files (default: ${DEFAULT-VALUE}, told from their content)")
    private String format;

    @Option(names = "--history", description = "filings of the past: they alert nobody")
    private boolean history;

    @Option(
            names = "--revision",
            paramLabel = "DATE",
            description = "date of the statements of a source that gives none, such as 2025-07-17")
    private LocalDate revision;

    /** Returns them as parameters of the API. */
    Map<String, String> parameters() {
        return Map.of(
                "format",
                format,
                "history",
                String.valueOf(history),
                "revision",
                revision == null ? "" : revision.toString());
    }
}

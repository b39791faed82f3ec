package org.filingmonitor.monitor.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.filingmonitor.monitor.client.Export;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code search}: filings out of the running monitor. */
@Command(
        name = "search",
        description = {
            "Exports all filings of the running monitor, in the order of their ids.",
            "",
            "'filing-monitor ingest' reads the file back: an empty monitor has the same filings and counts then. Titles of "
                    + "IPC symbols are not part of it."
        })
public final class SearchCommand implements Callable<Integer> {

    /** How filings are written. */
    private enum Format {
        JSONL("application/x-ndjson");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(
            names = "--export",
            required = true,
            paramLabel = "FORMAT",
            description = "jsonl: one filing a line, as JSON in UTF-8")
    private Format format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "file to write, which appears once it is complete (default: standard output)")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MonitorClient client = monitor.client();
        try (ProgressBar bar = Ansi.AUTO.enabled() ? bar() : null) {
            LongConsumer progress = bar == null ? filings -> {} : bar::stepTo;
            Export export = new Export(client, format.type, progress);
            if (output == null) {
                // The bytes as they are: a print stream would take the terminal's encoding, and hide that nobody reads
                // on.
                export.to(new FileOutputStream(FileDescriptor.out));
                return 0;
            }
            long filings = export.to(output);
            spec.commandLine().getOut().println(filings + " filings written to " + output);
            return 0;
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Export")
                .setInitialMax(-1)
                .setUnit(" filings", 1)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }
}

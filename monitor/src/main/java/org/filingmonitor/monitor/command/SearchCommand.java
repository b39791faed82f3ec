package org.filingmonitor.monitor.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.filingmonitor.monitor.client.Export;
import org.filingmonitor.monitor.client.ExportFormat;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code search}: filings out of the running monitor. */
@Command(
        name = "search",
        description = {
            "Shows filings that a query finds, or exports all of them in the order of their ids.",
            "",
            "The query is that of watchlists: words, fields such as owner:acme or ipc:G06N, AND, OR, NOT. Without one, "
                    + "every filing is found.",
            "",
            "'filing-monitor ingest' reads an export in jsonl back: of one without a query, an empty monitor has the same "
                    + "filings and counts then. Titles of IPC symbols are not part of it."
        })
public final class SearchCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "what to look for; several words are one query")
    private List<String> query = List.of();

    @Option(names = "--sort", description = "published, filed or relevance (default: published)")
    private String sort;

    @Option(names = "--order", description = "desc or asc (default: desc)")
    private String order;

    @Option(names = "--page", description = "which page (default: 1)")
    private Integer page;

    @Option(names = "--size", description = "filings of a page (default: 20)")
    private Integer size;

    @ArgGroup
    private OutputOptions shown = new OutputOptions();

    @Option(
            names = "--export",
            paramLabel = "FORMAT",
            description =
                    "jsonl: all that is found, one filing a line, as JSON in UTF-8; csv: as comma-separated values")
    private ExportFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "file that the export is written to, which appears once it is complete (default: standard output)")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        refuseWhatDoesNotFit();
        if (format == null) {
            shown.print(spec.commandLine().getOut(), question().ask(monitor.client()), FoundTable::new);
        } else {
            export();
        }
        return 0;
    }

    private void refuseWhatDoesNotFit() {
        if (format == null && output != null) {
            throw new ParameterException(spec.commandLine(), "--output goes with --export");
        }
        boolean paged = sort != null || order != null || page != null || size != null;
        if (format != null && (paged || shown.json || shown.csv)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--export writes all filings in the order of their ids: leave --sort, --order, --page, --size, "
                            + "--json and --csv out");
        }
    }

    private Question question() {
        return new Question("/api/v1/filings")
                .with("q", written())
                .with("sort", sort)
                .with("order", order)
                .with("page", page)
                .with("size", size);
    }

    private String written() {
        return String.join(" ", query);
    }

    private void export() {
        try (ProgressBar bar = Ansi.AUTO.enabled() ? bar() : null) {
            LongConsumer progress = bar == null ? filings -> {} : bar::stepTo;
            Export export = new Export(monitor.client(), written(), format, progress);
            if (output == null) {
                // The bytes as they are: a print stream would take the terminal's encoding, and hide that nobody reads
                // on.
                export.to(new FileOutputStream(FileDescriptor.out));
            } else {
                long filings = export.to(output);
                spec.commandLine().getOut().println(filings + " filings written to " + output);
            }
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

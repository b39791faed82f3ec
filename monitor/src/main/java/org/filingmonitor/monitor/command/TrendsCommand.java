package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trends}: how the IPC symbols of a month compare with the months before. */
@Command(
        name = "trends",
        description = "Shows how the IPC symbols of a month compare with the months before, and which emerge.",
        footer = {"", TrendTable.LEGEND, "", IpcMark.LEGEND})
public final class TrendsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(names = "--scope", defaultValue = "all", description = "'owner:NAME' or 'all' (default: ${DEFAULT-VALUE})")
    private String scope;

    @Option(
            names = "--level",
            description = "section, class, subclass, group or subgroup of the IPC (default: subclass)")
    private String level;

    @Option(names = "--month", paramLabel = "MONTH", description = "such as 2025-07 (default: that of --as-of)")
    private YearMonth month;

    @Option(
            names = "--sort",
            defaultValue = "emerging",
            description =
                    "what comes first: emerging (then the least p-value), growth (count less expected, or less the "
                            + "month before), count or share (default: ${DEFAULT-VALUE})")
    private String sort;

    @Option(names = "--limit", defaultValue = "50", description = "most symbols shown (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to look from, such as 2025-07-17 (default: the latest publication)")
    private LocalDate asOf;

    @ArgGroup
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        output.print(spec.commandLine().getOut(), question().ask(monitor.client()), TrendTable::new);
        return 0;
    }

    private Question question() {
        return new Question("/api/v1/trends")
                .with("scope", scope)
                .with("level", level)
                .with("month", month)
                .with("sort", sort)
                .with("limit", limit)
                .with("asOf", asOf);
    }
}

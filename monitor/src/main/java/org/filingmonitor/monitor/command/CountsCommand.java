package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code counts}: filings by month, for each value of a facet. */
@Command(
        name = "counts",
        description = "Shows how many filings were first published each month, by value of a facet.",
        footer = {"", IpcMark.LEGEND})
public final class CountsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(names = "--scope", defaultValue = "all", description = "'owner:NAME' or 'all' (default: ${DEFAULT-VALUE})")
    private String scope;

    @Option(
            names = "--facet",
            defaultValue = "total",
            description = "total, office, status or ipc (default: ${DEFAULT-VALUE})")
    private String facet;

    @Option(
            names = "--level",
            description = "of the facet ipc: section, class, subclass, group or subgroup (default: subclass)")
    private String level;

    @Option(names = "--value", description = "one value of the facet, such as 'G06F 21/62' (default: all)")
    private String value;

    @Option(names = "--from", paramLabel = "MONTH", description = "first month (default: 12 months up to the last)")
    private YearMonth from;

    @Option(names = "--to", paramLabel = "MONTH", description = "last month (default: that of --as-of)")
    private YearMonth to;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to look from, such as 2025-07-17 (default: the latest publication)")
    private LocalDate asOf;

    @Option(
            names = "--unit",
            defaultValue = "filing",
            description = "what is counted: filing or publication (default: ${DEFAULT-VALUE})")
    private String unit;

    @ArgGroup
    private Output output = new Output();

    /** How the answer is printed; a table unless said otherwise. */
    private static final class Output {
        @Option(names = "--json", description = "print the monitor's answer as it is")
        private boolean json;

        @Option(names = "--csv", description = "print comma-separated values")
        private boolean csv;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String answer = monitor.client().get("/api/v1/counts", parameters());
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            out.println(answer);
            return 0;
        }
        CountTable table = new CountTable(MonitorClient.parse(answer));
        if (output.csv) {
            table.writeCsv(out);
        } else {
            table.print(out);
        }
        return 0;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("scope", scope);
        parameters.put("facet", facet);
        parameters.put("level", text(level));
        parameters.put("value", text(value));
        parameters.put("from", text(from));
        parameters.put("to", text(to));
        parameters.put("asOf", text(asOf));
        parameters.put("unit", unit);
        return parameters;
    }

    private static String text(Object given) {
        return given == null ? "" : given.toString();
    }
}

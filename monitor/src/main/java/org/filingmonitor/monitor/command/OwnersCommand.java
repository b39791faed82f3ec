package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code owners}: who leads in an IPC symbol. */
@Command(
        name = "owners",
        description = {
            "Shows which owners have the most filings in an IPC symbol.",
            "",
            "The other way round, 'filing-monitor counts --scope owner:NAME --facet ipc' shows which symbols lead for an owner."
        })
public final class OwnersCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(paramLabel = "SYMBOL", description = "an IPC symbol at any level, such as G06N or 'G06F 21/62'")
    private String symbol;

    @Option(
            names = "--level",
            description = "of a main group: group, with all its subgroups, or subgroup (default: group); of "
                    + "UNCLASSIFIED: any")
    private String level;

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

    @Option(
            names = "--sort",
            defaultValue = "total",
            description = "who comes first: total (of all time), or rolling12 (of the last twelve months) "
                    + "(default: ${DEFAULT-VALUE})")
    private String sort;

    @Option(names = "--limit", defaultValue = "20", description = "most owners shown (default: ${DEFAULT-VALUE})")
    private int limit;

    @ArgGroup
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String answer = monitor.client().get("/api/v1/owners", parameters());
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            out.println(answer);
            return 0;
        }
        OwnerTable table = new OwnerTable(MonitorClient.parse(answer));
        if (output.csv) {
            table.writeCsv(out);
        } else {
            table.print(out);
        }
        return 0;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("ipc", symbol);
        parameters.put("level", level == null ? "" : level);
        parameters.put("asOf", asOf == null ? "" : asOf.toString());
        parameters.put("unit", unit);
        parameters.put("sort", sort);
        parameters.put("limit", String.valueOf(limit));
        return parameters;
    }
}

package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code profile}: the panel of a scope. */
@Command(
        name = "profile",
        description = "Shows the panel of an owner, or of all filings: what is new, by month, office, status and IPC.",
        footer = {"", IpcMark.LEGEND})
public final class ProfileCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCOPE",
            description = "'owner:NAME', in any spelling, or 'all'; the same as --scope")
    private String positional;

    @Option(names = "--scope", defaultValue = "all", description = "'owner:NAME' or 'all' (default: ${DEFAULT-VALUE})")
    private String scope;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to look from, such as 2025-07-17 (default: the latest publication)")
    private LocalDate asOf;

    @Option(names = "--limit", defaultValue = "20", description = "most IPC symbols shown (default: ${DEFAULT-VALUE})")
    private int limit;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String answer = monitor.client()
                .get(
                        "/api/v1/profile",
                        Map.of(
                                "scope", positional == null ? scope : positional,
                                "asOf", asOf == null ? "" : asOf.toString(),
                                "limit", String.valueOf(limit)));
        PrintWriter out = spec.commandLine().getOut();
        json.print(out, answer, profile -> print(profile, out));
        return 0;
    }

    private static void print(JsonNode profile, PrintWriter out) {
        out.println(profile.path("displayName").asText() + ", as of "
                + profile.path("asOf").asText());
        out.println();
        Table figures = new Table("filings", "");
        figures.row("in all", profile.path("total").asText());
        figures.row("last 4 weeks", profile.path("last4Weeks").asText());
        if (profile.path("undated").asInt() > 0) {
            figures.row("undated", profile.path("undated").asText());
        }
        figures.print(out);
        Table months = new Table("month", "");
        profile.path("months").forEach(month -> months.row(CountTable.label(month), text(month, "count")));
        months.print(out);
        for (String facet : new String[] {"office", "status", "ipc"}) {
            Table values = facet.equals("ipc") ? new Table("IPC", "", "") : new Table(facet, "");
            profile.path(facet).forEach(row -> values.row(IpcMark.value(row), text(row, "count"), text(row, "title")));
            values.print(out);
        }
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }
}

package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.letter.RawText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alerts list}: the newest alerts, with their ids. */
@Command(
        name = "list",
        description = "Lists the newest alerts, oldest first, with their ids and whether somebody has seen them.")
final class AlertListCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(names = "--watchlist", paramLabel = "ID", defaultValue = "", description = "only those of a watchlist")
    private String watchlist;

    @Option(names = "--unseen", description = "only those that nobody has seen")
    private boolean unseen;

    @Option(names = "--muted", description = "those of muted filings too")
    private boolean muted;

    @Option(names = "--size", defaultValue = "20", description = "how many at most (default: ${DEFAULT-VALUE})")
    private int size;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String answer = monitor.alerts()
                .page(Map.of(
                        "watchlist", watchlist,
                        "unseen", String.valueOf(unseen),
                        "muted", String.valueOf(muted),
                        "size", String.valueOf(size)));
        PrintWriter out = spec.commandLine().getOut();
        json.print(out, answer, alerts -> print(alerts, out));
        return 0;
    }

    private static void print(JsonNode alerts, PrintWriter out) {
        Table table = new Table("id", "fired at", "watchlist", "fact", "filing", "", "title");
        alerts.path("alerts")
                .forEach(alert -> table.row(
                        alert.path("id").asText(),
                        alert.path("firedAt").asText(),
                        alert.path("watchlistId").asText(),
                        alert.path("fact").asText(),
                        alert.at("/filing/id").asText(),
                        alert.path("muted").asBoolean()
                                ? "muted"
                                : alert.path("seen").asBoolean() ? "seen" : "",
                        RawText.inOneLine(alert.at("/filing/title").asText())));
        table.print(out);
    }
}

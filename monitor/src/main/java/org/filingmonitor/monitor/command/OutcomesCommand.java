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

/** {@code alerts outcomes}: what became of notifications. */
@Command(
        name = "outcomes",
        description = {
            "Lists what became of notifications, those tried last first: where each went, and what its last try met.",
            "",
            "RETRYING: it failed and will be tried again. DELIVERED: the target took it. STOPPED: nobody wants it any "
                    + "more. DEAD: its last try failed; 'alerts redeliver' sends it again."
        })
final class OutcomesCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(names = "--watchlist", paramLabel = "ID", defaultValue = "", description = "only those of a watchlist")
    private String watchlist;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "only those RETRYING, DELIVERED, STOPPED or DEAD")
    private String state;

    @Option(names = "--size", defaultValue = "20", description = "how many at most (default: ${DEFAULT-VALUE})")
    private int size;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String answer = monitor.notifications()
                .latest(Map.of("watchlist", watchlist, "state", state, "size", String.valueOf(size)));
        PrintWriter out = spec.commandLine().getOut();
        json.print(out, answer, outcomes -> print(outcomes, out));
        return 0;
    }

    private static void print(JsonNode outcomes, PrintWriter out) {
        Table table = new Table("id", "last try", "watchlist", "channel", "state", "tries", "next try", "reason");
        outcomes.path("notifications").forEach(one -> row(one, table));
        table.print(out);
    }

    private static void row(JsonNode one, Table table) {
        JsonNode channel = one.path("channel");
        String target = channel.path("url").asText(channel.path("to").asText());
        table.row(
                one.path("id").asText(),
                one.path("lastAttempt").asText(),
                one.path("watchlist").asText(),
                RawText.inOneLine((channel.path("type").asText() + " " + target).strip()),
                one.path("state").asText(),
                one.path("attempts").asText(),
                one.path("nextAttempt").asText(),
                RawText.inOneLine(one.path("reason").asText()));
    }
}

package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchlists}: what the monitor alerts of, and whom. */
@Command(
        name = "watchlists",
        description = {
            "Shows and changes the watchlists of the running monitor.",
            "",
            "'lint', 'plan' and 'apply' keep watchlists in files: see 'filing-monitor watchlists apply --help'."
        },
        subcommands = {
            EditCommand.class,
            LintCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ChannelTestCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class WatchlistsCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Shows all watchlists.")
    int list(@Mixin CommonOptions options, @Mixin MonitorOptions monitor, @Mixin JsonOption json) {
        json.print(out(), monitor.watchlists().list(), this::print);
        return 0;
    }

    private void print(JsonNode watchlists) {
        Table table = new Table("id", "query", "facts", "channels", "managed by", "");
        watchlists
                .path("watchlists")
                .forEach(one -> table.row(
                        one.path("id").asText(),
                        one.path("query").asText(),
                        joined(one.path("facts")),
                        channels(one.path("channels")),
                        one.path("managedBy").asText(),
                        one.path("paused").asBoolean() ? "paused" : ""));
        table.print(out());
    }

    @Command(name = "show", description = "Prints a watchlist as JSON, without its secrets.")
    int show(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "ID", description = "id of the watchlist") String id) {
        out().println(monitor.watchlists().get(id));
        return 0;
    }

    @Command(
            name = "create",
            description = {
                "Makes a watchlist and prints it as JSON.",
                "A webhook's secret is shown this once: the receiver needs it to verify signatures (Standard Webhooks)."
            })
    int create(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Option(names = "--id", description = "its id (default: made from the name)") String id,
            @Option(names = "--name", description = "its name (default: the id)") String name,
            @Option(names = "--query", required = true, description = "such as 'owner:acme AND ipc:G06N'") String query,
            @Option(names = "--fact", split = ",", description = "NEW, PUBLISHED, GRANTED and others (default: NEW)")
                    List<String> facts,
            @Mixin ChannelOptions channels,
            @Option(
                            names = "--since",
                            paramLabel = "INSTANT",
                            description = "alert of what was recorded since then (default: now)")
                    String since,
            @Mixin RhythmOptions rhythm) {
        ObjectNode watchlist = JSON.createObjectNode().put("query", query);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("id", id);
        given.put("name", name);
        given.put("since", since);
        given.forEach((key, value) -> {
            if (value != null) {
                watchlist.put(key, value);
            }
        });
        rhythm.write(watchlist);
        if (facts != null) {
            facts.forEach(watchlist.withArray("facts")::add);
        }
        channels.addTo(watchlist.putArray("channels"));
        out().println(monitor.watchlists().create(watchlist));
        return 0;
    }

    @Command(name = "delete", description = "Deletes a watchlist.")
    int delete(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "ID", description = "id of the watchlist") String id) {
        monitor.watchlists().delete(id);
        return 0;
    }

    private static String joined(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }

    private static String channels(JsonNode channels) {
        return StreamSupport.stream(channels.spliterator(), false)
                .map(one -> one.path("type").asText() + (one.has("paused") ? " (paused)" : ""))
                .collect(Collectors.joining(" "));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.filingmonitor.alerts.watch.WatchlistFile;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchlists}: what the monitor alerts of, and whom. */
@Command(
        name = "watchlists",
        description = "Shows and changes the watchlists of the running monitor.",
        synopsisSubcommandLabel = "COMMAND")
public final class WatchlistsCommand {

    private static final String PATH = "/api/v1/watchlists";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Shows all watchlists.")
    int list(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Option(names = "--json", description = "print the monitor's answer as it is") boolean json) {
        String answer = monitor.client().get(PATH, Map.of());
        if (json) {
            out().println(answer);
            return 0;
        }
        Table table = new Table("id", "query", "facts", "channels", "");
        MonitorClient.parse(answer)
                .path("watchlists")
                .forEach(one -> table.row(
                        one.path("id").asText(),
                        one.path("query").asText(),
                        joined(one.path("facts"), ""),
                        joined(one.path("channels"), "type"),
                        one.path("paused").asBoolean() ? "paused" : ""));
        table.print(out());
        return 0;
    }

    @Command(name = "show", description = "Prints a watchlist as JSON, without its secrets.")
    int show(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "ID", description = "id of the watchlist") String id) {
        out().println(monitor.client().get(one(id), Map.of()));
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
            @Option(names = "--webhook", paramLabel = "URL", description = "URL to post alerts to; may be repeated")
                    List<String> webhooks,
            @Option(names = "--log", description = "write alerts to the monitor's log") boolean log,
            @Option(
                            names = "--since",
                            paramLabel = "INSTANT",
                            description = "alert of what was recorded since then (default: now)")
                    String since) {
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
        if (facts != null) {
            facts.forEach(watchlist.withArray("facts")::add);
        }
        ArrayNode channels = watchlist.putArray("channels");
        if (webhooks != null) {
            webhooks.forEach(url -> channels.addObject().put("type", "webhook").put("url", url));
        }
        if (log) {
            channels.addObject().put("type", "log");
        }
        out().println(monitor.client().write("POST", PATH, watchlist.toString()));
        return 0;
    }

    @Command(name = "delete", description = "Deletes a watchlist.")
    int delete(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "ID", description = "id of the watchlist") String id) {
        monitor.client().write("DELETE", one(id), "");
        return 0;
    }

    @Command(
            name = "apply",
            description = {
                "Makes or replaces the watchlists of a YAML file and prints each as JSON.",
                "The file is a list; each entry has id, query and, where wanted, name, facts, channels, paused, since."
            })
    int apply(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "FILE", description = "YAML file of watchlists") Path file) {
        for (JsonNode watchlist : read(file)) {
            String id = watchlist.path("id").asText();
            out().println(monitor.client().write("PUT", one(id), watchlist.toString()));
        }
        return 0;
    }

    private static List<JsonNode> read(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            return WatchlistFile.read(text);
        } catch (IllegalArgumentException e) {
            throw Failure.ofUsage(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw Failure.ofUsage(file + ": no such file, or not readable");
        }
    }

    private static String one(String id) {
        return PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String joined(JsonNode values, String field) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value ->
                        field.isEmpty() ? value.asText() : value.path(field).asText())
                .collect(Collectors.joining(" "));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

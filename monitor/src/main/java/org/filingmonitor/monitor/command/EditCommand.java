package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchlists edit}: changes what is given, and leaves the rest as it is. */
@Command(
        name = "edit",
        description = {
            "Changes a watchlist and prints it as JSON; what is not given stays as it is.",
            "",
            "Channels that are given come beside those it has. A rhythm that is changed holds for the alerts that are "
                    + "gathered already."
        })
final class EditCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(paramLabel = "ID", description = "id of the watchlist")
    private String id;

    @Option(names = "--name", description = "its name")
    private String name;

    @Option(names = "--query", description = "such as 'owner:acme AND ipc:G06N'")
    private String query;

    @Option(names = "--fact", split = ",", description = "NEW, PUBLISHED, GRANTED and others")
    private List<String> facts;

    @Option(
            names = "--paused",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "whether it alerts nobody")
    private Boolean paused;

    @Mixin
    private ChannelOptions channels;

    @Mixin
    private RhythmOptions rhythm;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        JsonNode held = MonitorClient.parse(monitor.watchlists().get(id));
        command.commandLine().getOut().println(monitor.watchlists().put(id, edited(held)));
        return 0;
    }

    private ObjectNode edited(JsonNode held) {
        ObjectNode watchlist = JSON.createObjectNode();
        if (query != null || !held.has("trend")) { // else it stays about its trends
            watchlist.put("query", query == null ? held.path("query").asText() : query);
        }
        if (name != null) {
            watchlist.put("name", name);
        }
        if (facts != null) {
            facts.forEach(watchlist.withArray("facts")::add);
        }
        if (paused != null) {
            watchlist.put("paused", paused);
        }
        if (!channels.areNone()) {
            channels.addTo(kept(held, watchlist.putArray("channels")));
        }
        rhythm.write(watchlist);
        return watchlist;
    }

    /** What a channel is known by; its secret, and whether it is paused, stay as they are. */
    private static ArrayNode kept(JsonNode held, ArrayNode channels) {
        held.path("channels")
                .forEach(channel -> channels.add(((ObjectNode) channel).retain(List.of("type", "url", "to"))));
        return channels;
    }
}

package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alerts}: what the monitor has alerted of. */
@Command(name = "alerts", description = "Shows the alerts of the running monitor.", synopsisSubcommandLabel = "COMMAND")
public final class AlertsCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "tail", description = "Shows the newest alerts, and new ones as they are fired, until Ctrl-C.")
    int tail(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Option(
                            names = "--watchlist",
                            paramLabel = "ID",
                            defaultValue = "",
                            description = "only those of a watchlist")
                    String watchlist,
            @Option(
                            names = "--size",
                            defaultValue = "20",
                            description = "how many at first (default: ${DEFAULT-VALUE})")
                    int size,
            @Option(names = "--once", description = "show those there are, and end") boolean once,
            @Option(names = "--json", description = "print each alert as JSON, one a line") boolean json)
            throws InterruptedException {
        MonitorClient client = monitor.client();
        Map<String, String> parameters = new HashMap<>(Map.of("watchlist", watchlist, "size", String.valueOf(size)));
        while (true) {
            JsonNode page = MonitorClient.parse(client.get("/api/v1/alerts", parameters));
            print(page.path("alerts"), json);
            if (once) {
                return 0;
            }
            parameters.put("after", page.path("next").asText());
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void print(JsonNode alerts, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        alerts.forEach(alert -> out.println(json ? alert.toString() : line(alert)));
        out.flush();
    }

    private static String line(JsonNode alert) {
        String reasons = StreamSupport.stream(alert.path("reasons").spliterator(), false)
                .map(reason -> reason.path("clause").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        return String.join(
                "  ",
                alert.path("firedAt").asText(),
                alert.path("watchlistId").asText(),
                alert.path("fact").asText(),
                alert.at("/filing/id").asText(),
                alert.at("/filing/title").asText(),
                "(" + reasons + ")");
    }
}

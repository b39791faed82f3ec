package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.filingmonitor.alerts.AlertsApp;
import org.filingmonitor.alerts.AlertsConfig;
import org.filingmonitor.monitor.apart.Application;
import org.filingmonitor.monitor.client.AlertClient;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alerts}: what the monitor has alerted of; by itself, the alerts application alone. */
@Command(
        name = "alerts",
        description = {
            "Shows the alerts of the running monitor, and takes what its readers say of them.",
            "",
            "Without a command, runs the alerts application alone, on a Kafka and schema registry elsewhere: it keeps "
                    + "watchlists, matches every change of a filing with them, and tells their subscribers. Run "
                    + "'filing-monitor topics' first."
        },
        subcommands = {AlertListCommand.class, SeenCommand.class, OutcomesCommand.class, RedeliverCommand.class},
        synopsisSubcommandLabel = "[COMMAND]")
public final class AlertsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private ApartOptions apart;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = ".filing-monitor-alerts",
            description = "directory of this instance, which keeps what was matched between runs (default: "
                    + "${DEFAULT-VALUE} in the current "
                    + "directory); without it it is read from Kafka anew")
    private Path stateDir;

    @Option(
            names = "--allow-private-webhooks",
            description = "let webhooks and Slack go to private, loopback and link-local addresses, and over http")
    private boolean allowPrivateWebhooks;

    @Mixin
    private SendingOptions sending;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        sending.check(spec);
        return apart.run(spec, (kafka, here) -> {
            AlertsApp app = AlertsApp.start(AlertsConfig.of(kafka, stateDir)
                    .withPrivateWebhooks(allowPrivateWebhooks)
                    .withSending(sending.read(spec, here)));
            return new Application(app, app::routes, app::isReady);
        });
    }

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
            @Option(names = "--json", description = "print each alert as JSON, one a line") boolean json) {
        AlertClient client = monitor.alerts();
        JsonNode page = MonitorClient.parse(client.page(Map.of("watchlist", watchlist, "size", String.valueOf(size))));
        page.path("alerts").forEach(alert -> print(alert, json));
        String position = page.path("next").asText();
        while (!once) {
            position = client.follow(watchlist, position, alert -> print(alert, json));
        }
        return 0;
    }

    @Command(
            name = "mute",
            description = {
                "Mutes a filing in a watchlist: nobody is told of it any more, and lists leave its alerts out.",
                "Its alerts stay in alerts.v1."
            })
    int mute(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "WATCHLIST", description = "id of the watchlist") String watchlist,
            @Parameters(paramLabel = "FILING", description = "id of the filing, such as US-19017071") String filing) {
        monitor.watchlists().mute(watchlist, filing);
        return 0;
    }

    @Command(name = "unmute", description = "Takes back that a filing is muted; what nobody was told of stays so.")
    int unmute(
            @Mixin CommonOptions options,
            @Mixin MonitorOptions monitor,
            @Parameters(paramLabel = "WATCHLIST", description = "id of the watchlist") String watchlist,
            @Parameters(paramLabel = "FILING", description = "id of the filing") String filing) {
        monitor.watchlists().unmute(watchlist, filing);
        return 0;
    }

    private void print(JsonNode alert, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? alert.toString() : line(alert));
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

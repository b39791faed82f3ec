package org.filingmonitor.monitor.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.client.NotificationClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alerts redeliver}: sends notifications again. */
@Command(
        name = "redeliver",
        description = {
            "Sends notifications again, each under its id, and says how many.",
            "",
            "A receiver that has one already knows it by its id. What became of it is told by 'alerts outcomes'. Exits with "
                    + "1 when one of them cannot be sent, as when it is older than 30 days; the others are."
        })
final class RedeliverCommand implements Callable<Integer> {

    private static final String MOST = "1000";

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "ids of notifications, as 'alerts outcomes' shows them")
    private List<String> ids;

    @Option(names = "--dead", description = "those whose last try failed, up to " + MOST)
    private boolean dead;

    @Option(
            names = "--watchlist",
            paramLabel = "ID",
            defaultValue = "",
            description = "with --dead: those of a watchlist")
    private String watchlist;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (dead == (ids != null) || (!watchlist.isEmpty() && !dead)) {
            throw new ParameterException(
                    spec.commandLine(), "give ids of notifications, or --dead and perhaps --watchlist");
        }
        NotificationClient client = monitor.notifications();
        List<String> wanted = dead ? dead(client) : ids;
        long sent = wanted.stream().filter(id -> send(client, id)).count();
        spec.commandLine().getOut().println(sent + " sent again");
        return sent == wanted.size() ? 0 : 1;
    }

    private boolean send(NotificationClient client, String id) {
        Optional<String> refusal = client.redeliver(id);
        refusal.ifPresent(reason -> spec.commandLine().getErr().println(id + ": " + reason));
        return refusal.isEmpty();
    }

    private List<String> dead(NotificationClient client) {
        String answer = client.latest(Map.of("state", "DEAD", "watchlist", watchlist, "size", MOST));
        return MonitorClient.parse(answer)
                .path("notifications")
                .valueStream()
                .map(one -> one.path("id").asText())
                .toList();
    }
}

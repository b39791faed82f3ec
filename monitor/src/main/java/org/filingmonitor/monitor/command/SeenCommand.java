package org.filingmonitor.monitor.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.filingmonitor.monitor.client.AlertClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alerts seen}: says that somebody has seen alerts. */
@Command(
        name = "seen",
        description = "Marks alerts as seen, and says how many: 'alerts list --unseen' leaves them out.")
final class SeenCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of alerts, as 'alerts list' shows them")
    private List<String> ids;

    @Option(names = "--all", description = "all alerts but those of muted filings")
    private boolean all;

    @Option(
            names = "--watchlist",
            paramLabel = "ID",
            defaultValue = "",
            description = "with --all: those of a watchlist")
    private String watchlist;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (all == (ids != null) || (!watchlist.isEmpty() && !all)) {
            throw new ParameterException(spec.commandLine(), "give ids of alerts, or --all and perhaps --watchlist");
        }
        AlertClient client = monitor.alerts();
        AtomicInteger marked = new AtomicInteger();
        if (all) {
            client.eachUnseen(watchlist, found -> mark(client, found, marked));
        } else {
            mark(client, ids, marked);
        }
        spec.commandLine().getOut().println(marked + " seen");
        return 0;
    }

    private static void mark(AlertClient client, List<String> alerts, AtomicInteger marked) {
        client.seen(alerts);
        marked.addAndGet(alerts.size());
    }
}

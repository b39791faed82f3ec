package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.filingmonitor.alerts.watch.DeclaredWatchlist;
import org.filingmonitor.monitor.client.WatchlistClient;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.plan.Change;
import org.filingmonitor.monitor.plan.Change.Action;
import org.filingmonitor.monitor.plan.WatchlistPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watchlists apply}: makes the monitor's watchlists those of files. */
@Command(
        name = "apply",
        description = {
            "Makes the watchlists of the running monitor equal those of files: creates what is missing, changes what "
                    + "differs, deletes what has vanished from the files. Applied twice, it changes nothing.",
            "",
            "A file is a list; each entry has id, query and, where wanted, name, facts, channels, paused, since. What it "
                    + "leaves out is the default; since, and the secret of a webhook, stay as they are. 'secretEnv: NAME' "
                    + "takes a webhook's secret from the environment; one that the monitor makes is shown this once.",
            "",
            "Only what was applied under the same name (--as) is changed or deleted; another watchlist of the same id is "
                    + "refused unless --adopt is given. Nothing is done while there is any problem.",
            "",
            "Exits with 1 if the files have problems, something is refused, or a deletion is not confirmed."
        })
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Mixin
    private DeclaredOptions declared;

    @Option(names = "--yes", description = "delete without asking")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<List<DeclaredWatchlist>> watchlists = declared.read(spec);
        if (watchlists.isEmpty()) {
            return 1;
        }
        WatchlistClient client = monitor.watchlists();
        WatchlistPlan plan = declared.plan(client, watchlists.get());
        new PlanText(out()).print(plan);
        boolean asks = !yes && plan.count(Action.DELETE) > 0;
        if (!plan.refused().isEmpty() || (asks && !confirmed(plan.count(Action.DELETE)))) {
            spec.commandLine().getErr().println("Nothing was changed");
            return 1;
        }
        if (asks && !declared.plan(client, watchlists.get()).equals(plan)) {
            throw new Failure("The monitor's watchlists have changed since you were asked: apply again");
        }
        plan.changes().forEach(change -> apply(client, change));
        return 0;
    }

    private boolean confirmed(long deletions) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.print("Delete " + deletions + (deletions == 1 ? " watchlist" : " watchlists") + "? [y/N] ");
        err.flush();
        out().flush();
        String answer =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        if (answer == null) {
            err.println("nobody answers; give --yes to delete without asking");
        }
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    private void apply(WatchlistClient client, Change change) {
        if (change.action() == Action.DELETE) {
            client.delete(change.id());
        } else {
            JsonNode made = client.put(change.id(), change.written());
            made.path("channels").forEach(channel -> tellSecret(change, channel));
        }
        out().println(change.action().done() + " " + change.id());
        out().flush();
    }

    /** A secret that the monitor made is told this once; whoever gave one knows it. */
    private void tellSecret(Change change, JsonNode channel) {
        boolean given = change.written().path("channels").findValuesAsText("secret").contains(channel.path("secret").asText());
        if (channel.has("secret") && !given) {
            out().println("the secret of " + channel.path("url").asText() + " is "
                    + channel.path("secret").asText() + ", shown this once");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

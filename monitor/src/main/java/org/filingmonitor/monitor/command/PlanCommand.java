package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.filingmonitor.alerts.watch.DeclaredWatchlist;
import org.filingmonitor.monitor.plan.WatchlistPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watchlists plan}: what {@code apply} would do. */
@Command(
        name = "plan",
        description = {
            "Compares files of watchlists with the running monitor, and tells what 'apply' would create (+), change (~) "
                    + "and delete (-). It changes nothing.",
            "",
            "Exits with 0 whether there is something to do or not, which --json tells ('changes' is empty); with 1 if the "
                    + "files have problems or something is refused."
        })
final class PlanCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Mixin
    private DeclaredOptions declared;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<List<DeclaredWatchlist>> watchlists = declared.read(spec);
        if (watchlists.isEmpty()) {
            return 1;
        }
        WatchlistPlan plan = declared.plan(monitor.watchlists(), watchlists.get());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(plan));
        } else {
            new PlanText(out).print(plan);
        }
        return plan.refused().isEmpty() ? 0 : 1;
    }
}

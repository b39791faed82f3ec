package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.watch.DeclaredWatchlist;
import org.filingmonitor.alerts.watch.DeclaredWatchlists;
import org.filingmonitor.monitor.client.WatchlistClient;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.letter.RawText;
import org.filingmonitor.monitor.plan.Planner;
import org.filingmonitor.monitor.plan.WatchlistPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files of watchlists, and under which name they manage those of the monitor. */
final class DeclaredOptions {

    @Parameters(
            paramLabel = "DIR",
            description = "directory of files ending in .yaml or .yml, with the directories below it; or one file")
    private Path root;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "name under which these watchlists are managed (default: that of DIR)")
    private String name;

    @Option(
            names = "--adopt",
            description = "take over watchlists of the same ids that are managed by no files, or under another name")
    private boolean adopt;

    /** Reads the files; empty, once the problems are printed, if there are any. */
    Optional<List<DeclaredWatchlist>> read(CommandSpec command) {
        // The monitor itself says whether webhooks may go to private addresses.
        DeclaredWatchlists declared =
                read(root, true, Optional.of(((Defaults) command.defaultValueProvider())::environment));
        declared.problems()
                .forEach(problem -> command.commandLine().getErr().println(RawText.inOneLine(problem.toString())));
        return declared.problems().isEmpty() ? Optional.of(declared.watchlists()) : Optional.empty();
    }

    WatchlistPlan plan(WatchlistClient monitor, List<DeclaredWatchlist> declared) {
        return Planner.plan(monitor, declared, managedBy(), adopt);
    }

    static DeclaredWatchlists read(
            Path root, boolean allowPrivateWebhooks, Optional<UnaryOperator<String>> environment) {
        try {
            return DeclaredWatchlists.read(root, new WebhookAddresses(allowPrivateWebhooks), environment);
        } catch (NoSuchFileException e) {
            throw Failure.ofUsage(root + ": no such file or directory");
        } catch (IOException e) {
            throw new Failure(root + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private String managedBy() {
        Path last = root.toAbsolutePath().normalize().getFileName();
        String chosen =
                name != null ? name : last == null ? "" : last.toString().replaceFirst("\\.ya?ml$", "");
        if (chosen.isBlank()) {
            throw Failure.ofUsage("give --as NAME: these watchlists are managed under a name");
        }
        return chosen;
    }
}

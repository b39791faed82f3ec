package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.filingmonitor.alerts.watch.DeclaredWatchlists;
import org.filingmonitor.monitor.letter.RawText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchlists lint}: whether files of watchlists are right. */
@Command(
        name = "lint",
        description = {
            "Checks files of watchlists as the monitor would, without one: names every problem at once as "
                    + "FILE:LINE:COLUMN: PART: PROBLEM; CURE.",
            "",
            "Exits with 0 if there is none, else with 1."
        })
final class LintCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Parameters(
            paramLabel = "DIR",
            description = "directory of files ending in .yaml or .yml, with the directories below it; or one file")
    private Path root;

    @Option(
            names = "--allow-private-webhooks",
            description = "take webhooks that go to private, loopback and link-local addresses, and over http")
    private boolean allowPrivateWebhooks;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        DeclaredWatchlists declared = DeclaredOptions.read(root, allowPrivateWebhooks, Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "watchlists", declared.watchlists().size(), "problems", declared.problems())));
        } else {
            declared.problems().forEach(problem -> out.println(RawText.inOneLine(problem.toString())));
            out.println(declared.watchlists().size() + " sound, "
                    + declared.problems().size() + " problems");
        }
        return declared.problems().isEmpty() ? 0 : 1;
    }
}

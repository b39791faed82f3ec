package org.filingmonitor.monitor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.filingmonitor.monitor.command.AlertsCommand;
import org.filingmonitor.monitor.command.BacktestCommand;
import org.filingmonitor.monitor.command.CountsCommand;
import org.filingmonitor.monitor.command.DlqCommand;
import org.filingmonitor.monitor.command.IngestCommand;
import org.filingmonitor.monitor.command.OwnersCommand;
import org.filingmonitor.monitor.command.ProducerCommand;
import org.filingmonitor.monitor.command.ProfileCommand;
import org.filingmonitor.monitor.command.SearchCommand;
import org.filingmonitor.monitor.command.StreamsCommand;
import org.filingmonitor.monitor.command.TopicsCommand;
import org.filingmonitor.monitor.command.TrendsCommand;
import org.filingmonitor.monitor.command.UpCommand;
import org.filingmonitor.monitor.command.WatchlistsCommand;
import org.filingmonitor.monitor.config.Defaults;
import org.filingmonitor.monitor.config.YamlFile;
import org.filingmonitor.monitor.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exits with 0 when done, 1 when it failed, 2 when it was used wrongly. */
@Command(
        name = "filing-monitor",
        description = "Watches new patent filings: feeds in; exact rolling counts, trends and alerts out.",
        subcommands = {
            UpCommand.class,
            IngestCommand.class,
            ProfileCommand.class,
            CountsCommand.class,
            TrendsCommand.class,
            OwnersCommand.class,
            SearchCommand.class,
            BacktestCommand.class,
            WatchlistsCommand.class,
            AlertsCommand.class,
            DlqCommand.class,
            TopicsCommand.class,
            ProducerCommand.class,
            StreamsCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.LOCAL,
        footer = {
            "",
            "Each option is also an environment variable (--data-dir is FILING_MONITOR_DATA_DIR) and a key of the "
                    + "YAML file that --config names (data-dir: PATH). The command line wins over the environment, "
                    + "and that over the file. 'filing-monitor COMMAND --help' tells more.",
            "",
            "Exits with 0 when done, 1 when it failed, 2 when it was used wrongly."
        })
public final class Main {

    private static final Set<String> NO_KEYS = Set.of("help", "version", "config");

    private Main() {}

    /** Runs a command. */
    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    static int run(Map<String, String> environment, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failed);
        try {
            line.setDefaultValueProvider(defaults(line, environment, args));
        } catch (IllegalArgumentException | ParameterException e) {
            return usage(new ParameterException(line, e.getMessage()), args);
        }
        return line.execute(args);
    }

    /** The file must be known before any option is read, so its own option is read first. */
    private static Defaults defaults(CommandLine line, Map<String, String> environment, String... args) {
        ConfigFile named = new ConfigFile();
        new CommandLine(named).setUnmatchedArgumentsAllowed(true).parseArgs(args);
        String variable = environment.get(Defaults.variable("config"));
        Path file = named.path == null && variable != null ? Path.of(variable) : named.path;
        return new Defaults(environment, file == null ? YamlFile.NONE : YamlFile.read(file, keys(line)));
    }

    /** Where {@code --config} stands, whatever else does. */
    @Command
    private static final class ConfigFile {
        @Option(names = "--config")
        private Path path;
    }

    /** Every option of every command, since one file may serve all of them. */
    private static Set<String> keys(CommandLine line) {
        Set<String> keys = new TreeSet<>();
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(option -> option.longestName().replaceFirst("^-+", ""))
                    .filter(name -> !NO_KEYS.contains(name))
                    .forEach(keys::add);
        }
        return keys;
    }

    private static int usage(ParameterException problem, String... args) {
        CommandLine command = problem.getCommandLine();
        if (args.length == 0) {
            command.usage(command.getErr());
        } else {
            command.getErr()
                    .println(command.getCommandSpec().qualifiedName() + ": " + problem.getMessage()
                            + suggestion(problem) + " (see --help)");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String suggestion(ParameterException problem) {
        return problem instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
    }

    private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        boolean foreseen = problem instanceof Failure;
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": "
                        + (foreseen ? problem.getMessage() : "unexpected: " + problem));
        return problem instanceof Failure failure ? failure.exitCode() : 1;
    }
}

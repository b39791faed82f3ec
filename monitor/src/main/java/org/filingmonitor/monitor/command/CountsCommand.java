package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code counts}: filings by month, for each value of a facet. */
@Command(
        name = "counts",
        description = {
            "Shows how many filings were first published each month, by value of a facet.",
            "",
            "With --rebuild, recounts all counts and trends from Kafka's observations instead, those of all scopes and "
                    + "months, and names each row of the monitor's topics that differs. It reads the Kafka of the monitor "
                    + "that runs on --data-dir, unless --kafka or --config names another, at any time: what arrives "
                    + "meanwhile is read as well. Exits with 0 when all rows are equal, else with 1."
        },
        footer = {"", CountTable.LEGEND, "", IpcMark.LEGEND})
public final class CountsCommand implements Callable<Integer> {

    private static final List<String> QUESTION = List.of(
            "--scope", "--facet", "--level", "--value", "--from", "--to", "--as-of", "--unit", "--csv", "--url");

    @Mixin
    CommonOptions common;

    @Mixin
    private MonitorOptions monitor;

    @Option(names = "--scope", defaultValue = "all", description = "'owner:NAME' or 'all' (default: ${DEFAULT-VALUE})")
    private String scope;

    @Option(
            names = "--facet",
            defaultValue = "total",
            description = "total, office, status or ipc (default: ${DEFAULT-VALUE})")
    private String facet;

    @Option(
            names = "--level",
            description = "of the facet ipc: section, class, subclass, group or subgroup (default: that of --value, "
                    + "else subclass)")
    private String level;

    @Option(names = "--value", description = "one value of the facet, such as 'G06F 21/62' (default: all)")
    private String value;

    @Option(names = "--from", paramLabel = "MONTH", description = "first month (default: 12 months up to the last)")
    private YearMonth from;

    @Option(names = "--to", paramLabel = "MONTH", description = "last month (default: that of --as-of)")
    private YearMonth to;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day to look from, such as 2025-07-17 (default: the latest publication)")
    private LocalDate asOf;

    @Option(
            names = "--unit",
            defaultValue = "filing",
            description = "what is counted: filing or publication (default: ${DEFAULT-VALUE})")
    private String unit;

    @ArgGroup
    private OutputOptions output = new OutputOptions();

    @Option(names = "--rebuild", description = "recount everything, and compare; only --json goes with it")
    private boolean rebuild;

    @Mixin
    private KafkaOptions kafka;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (rebuild) {
            refuseQuestion();
            return new Rebuild(kafka.given(spec, monitor), spec.commandLine()).run(output.json);
        }
        output.print(spec.commandLine().getOut(), question().ask(monitor.client()), CountTable::new);
        return 0;
    }

    private Question question() {
        return new Question("/api/v1/counts")
                .with("scope", scope)
                .with("facet", facet)
                .with("level", level)
                .with("value", value)
                .with("from", from)
                .with("to", to)
                .with("asOf", asOf)
                .with("unit", unit);
    }

    /** What asks for some of the counts has no part in a recount of all. */
    private void refuseQuestion() {
        for (String option : QUESTION) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(), option + " does not go with --rebuild, which recounts everything");
            }
        }
    }
}

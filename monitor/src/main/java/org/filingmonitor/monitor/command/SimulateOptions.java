package org.filingmonitor.monitor.command;

import java.util.Optional;
import org.filingmonitor.producer.feed.simulator.Simulation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a producer makes up. */
final class SimulateOptions {

    @Option(
            names = "--simulate",
            paramLabel = "RATE",
            description = {
                "bring made-up filings, RATE of them per second, such as 0.1 or 500, beside the feeds; each is labelled "
                        + "SIMULATED. To leave them out later, start with another --data-dir: what was counted stays"
            })
    private Double rate;

    @Option(
            names = "--simulate-seed",
            paramLabel = "N",
            defaultValue = "" + Simulation.DEFAULT_SEED,
            description = "which filings --simulate brings: the same seed brings the same (default: ${DEFAULT-VALUE})")
    private int seed;

    /**
     * Returns what is to be simulated, if anything.
     *
     * @throws ParameterException if that cannot be
     */
    Optional<Simulation> simulation(CommandSpec command) {
        try {
            return rate == null ? Optional.empty() : Optional.of(new Simulation(rate, seed));
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(command.commandLine(), "--simulate: " + impossible.getMessage(), impossible);
        }
    }
}

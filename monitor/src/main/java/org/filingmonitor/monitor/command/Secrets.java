package org.filingmonitor.monitor.command;

import org.filingmonitor.monitor.config.Defaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options whose values must not stand on a command line, which every user of the machine can read. */
final class Secrets {

    private Secrets() {}

    /**
     * Makes sure that the environment or the file gave them.
     *
     * @throws ParameterException if the command line did; it does not repeat the secret
     */
    static void refuseOnCommandLine(CommandSpec command, String... options) {
        for (String option : options) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                String key = option.substring(2);
                throw new ParameterException(
                        command.commandLine(),
                        option + ": secrets do not belong on the command line; set it as '" + key
                                + ":' in --config, or as " + Defaults.variable(key));
            }
        }
    }
}

package org.filingmonitor.monitor.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The token that a command shows to a monitor that asks for one. */
final class TokenOptions {

    private static final String TOKEN = "--token";

    @Option(
            names = TOKEN,
            paramLabel = "TOKEN",
            description =
                    "token to show to a monitor that asks for one; from the environment (FILING_MONITOR_TOKEN) or "
                            + "--config alone")
    private String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "file that holds the token, and nothing else")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Returns the token, if there is one.
     *
     * @throws ParameterException if it stands on the command line, or its file cannot be read
     */
    Optional<String> token() {
        Secrets.refuseOnCommandLine(command, TOKEN);
        try {
            return file == null
                    ? Optional.ofNullable(token)
                    : Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), "--token-file " + file + " cannot be read", e);
        }
    }
}

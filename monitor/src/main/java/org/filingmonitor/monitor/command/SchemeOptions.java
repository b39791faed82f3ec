package org.filingmonitor.monitor.command;

import java.nio.file.Path;
import java.util.List;
import org.filingmonitor.filing.IpcScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The official scheme of the IPC, where there is one. */
final class SchemeOptions {

    @Option(
            names = "--ipc-scheme",
            paramLabel = "PATH",
            split = ":",
            splitSynopsisLabel = ":",
            description =
                    "file or directory of WIPO's IPC scheme: the inventory of symbols ever used, and title lists; "
                            + "may be repeated. Symbols that it never had, or no longer has, are told, and its titles come first")
    private List<Path> paths = List.of();

    /**
     * Reads the scheme.
     *
     * @throws ParameterException that names everything that is wrong with its files
     */
    IpcScheme read(CommandSpec command) {
        try {
            return paths.isEmpty() ? IpcScheme.NONE : IpcScheme.read(paths);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--ipc-scheme " + e.getMessage(), e);
        }
    }
}

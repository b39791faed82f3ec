package org.filingmonitor.monitor.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command understands. The file is read before the options are, by {@code Main}. */
final class CommonOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file whose keys set options")
    Path config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help and exit")
    boolean help;
}

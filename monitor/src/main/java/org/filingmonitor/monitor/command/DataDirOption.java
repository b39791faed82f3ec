package org.filingmonitor.monitor.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a local monitor keeps its data. */
final class DataDirOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".filing-monitor",
            description = "directory of the monitor's data (default: ${DEFAULT-VALUE} in the current directory)")
    Path path;
}

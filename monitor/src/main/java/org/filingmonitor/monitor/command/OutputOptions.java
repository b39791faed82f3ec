package org.filingmonitor.monitor.command;

import picocli.CommandLine.Option;

/** How an answer is printed; a table unless said otherwise. */
final class OutputOptions {

    @Option(names = "--json", description = "print JSON")
    boolean json;

    @Option(names = "--csv", description = "print comma-separated values")
    boolean csv;
}

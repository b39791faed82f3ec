package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Function;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Option;

/** How an answer is printed; a table unless said otherwise. */
final class OutputOptions {

    @Option(names = "--json", description = "print JSON")
    boolean json;

    @Option(names = "--csv", description = "print comma-separated values")
    boolean csv;

    /**
     * Prints an answer of the monitor, as JSON just as it is.
     *
     * @param table makes rows of it
     */
    void print(PrintWriter out, String answer, Function<JsonNode, AnswerTable> table) throws IOException {
        if (json) {
            out.println(answer);
        } else if (csv) {
            table.apply(MonitorClient.parse(answer)).writeCsv(out);
        } else {
            table.apply(MonitorClient.parse(answer)).print(out);
        }
    }
}

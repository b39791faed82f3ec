package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Option;

/** Whether an answer of the monitor is printed as it is, or for people. */
final class JsonOption {

    @Option(names = "--json", description = "print the monitor's answer as it is")
    private boolean json;

    void print(PrintWriter out, String answer, Consumer<JsonNode> forPeople) {
        if (json) {
            out.println(answer);
        } else {
            forPeople.accept(MonitorClient.parse(answer));
        }
    }
}

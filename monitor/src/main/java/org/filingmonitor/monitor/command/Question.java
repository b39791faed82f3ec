package org.filingmonitor.monitor.command;

import java.util.HashMap;
import java.util.Map;
import org.filingmonitor.monitor.client.MonitorClient;

/** A question to a running monitor: a path, and the parameters that were given. */
final class Question {

    private final String path;
    private final Map<String, String> parameters = new HashMap<>();

    Question(String path) {
        this.path = path;
    }

    /** Adds a parameter; null leaves it out. */
    Question with(String name, Object given) {
        if (given != null) {
            parameters.put(name, given.toString());
        }
        return this;
    }

    /** Returns the answer's JSON as it is. */
    String ask(MonitorClient monitor) {
        return monitor.get(path, parameters);
    }
}

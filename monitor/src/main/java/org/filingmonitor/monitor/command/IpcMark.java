package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** How tables mark IPC symbols that are not valid. */
final class IpcMark {

    /** What the marks mean, for the help of a command. */
    static final String LEGEND =
            "Where the monitor knows the IPC scheme (--ipc-scheme), '(retired)' marks a symbol that "
                    + "was deleted from it by that day, and '(unknown)' one that it never had.";

    private IpcMark() {}

    /** Returns the value of a row, marked where its symbol is not valid. */
    static String value(JsonNode row) {
        return of(row, "value");
    }

    /** Returns the symbol in a field of a row, marked where it is not valid. */
    static String of(JsonNode row, String field) {
        String scheme = row.path("scheme").asText("");
        return row.path(field).asText() + (scheme.isEmpty() ? "" : " (" + scheme.toLowerCase(Locale.ROOT) + ")");
    }
}

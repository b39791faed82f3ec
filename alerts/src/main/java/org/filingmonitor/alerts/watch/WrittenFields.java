package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The fields of a watchlist as somebody wrote it; what is of another kind than it should be is a problem. */
record WrittenFields(JsonNode written, Problems problems) {

    /** Returns a text; empty if it is not given, or is none. */
    Optional<String> text(String key) {
        JsonNode value = written.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            problems.add(key, "give a text");
        }
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Returns whether something is so; empty if it is not said. */
    Optional<Boolean> flag(String key) {
        JsonNode value = written.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.add(key, "give true or false");
        }
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }
}

package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Puts secrets in the place of the environment variables that a file names with {@code secretEnv}, so that it need not hold
 * the secret itself.
 *
 * @param environment gives the value of a variable, or null; empty where secrets are not needed, as when a file is only
 *     checked
 */
record SecretVariables(Optional<UnaryOperator<String>> environment) {

    private static final String KEY = "secretEnv";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** Replaces the variables of a watchlist's channels. */
    void replace(JsonNode watchlist, Problems problems) {
        JsonNode channels = watchlist.path("channels");
        for (int i = 0; i < channels.size(); i++) {
            if (channels.path(i) instanceof ObjectNode channel && channel.has(KEY)) {
                replace(channel, "channels[" + i + "]." + KEY, problems);
            }
        }
    }

    private void replace(ObjectNode channel, String where, Problems problems) {
        JsonNode name = channel.remove(KEY);
        if (!name.asText().matches(NAME)) {
            problems.add(where, "give the name of an environment variable, such as HOOK_SECRET");
        } else if (channel.has("secret")) {
            problems.add(where, "a secret stands beside it; give one of them");
        } else if (environment.isPresent()) {
            String value = environment.get().apply(name.asText());
            if (value == null) {
                problems.add(where, "the environment variable " + name.asText() + " is not set; set it");
            } else {
                channel.put("secret", value);
            }
        }
    }
}

package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Puts secrets in the place of the environment variables that a file names with {@code secretEnv} or {@code urlEnv}, so that it
 * need not hold the secret itself.
 *
 * @param environment gives the value of a variable, or null; empty where secrets are not needed, as when a file is only
 *     checked
 */
record SecretVariables(Optional<UnaryOperator<String>> environment) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** Stands for the URL where it is not needed. */
    private static final String SOME_URL = "https://hooks.slack.com/";

    /** Replaces the variables of a watchlist's channels: the secrets of webhooks, and the URLs of Slack, which are secrets. */
    void replace(JsonNode watchlist, Problems problems) {
        JsonNode channels = watchlist.path("channels");
        for (int i = 0; i < channels.size(); i++) {
            if (channels.path(i) instanceof ObjectNode channel) {
                String type = channel.path("type").asText();
                if (type.equals("webhook")) {
                    replace(channel, "secret", "channels[" + i + "]", problems);
                } else if (type.equals("slack")) {
                    replace(channel, "url", "channels[" + i + "]", problems);
                }
            }
        }
    }

    private void replace(ObjectNode channel, String key, String where, Problems problems) {
        String variable = key + "Env";
        if (!channel.has(variable)) {
            return;
        }
        String name = channel.remove(variable).asText();
        if (!name.matches(NAME)) {
            problems.add(where + "." + variable, "give the name of an environment variable, such as HOOK_SECRET");
        } else if (channel.has(key)) {
            problems.add(where + "." + variable, "a " + key + " stands beside it; give one of them");
        } else if (environment.isPresent()) {
            String value = environment.get().apply(name);
            if (value == null) {
                problems.add(where + "." + variable, "the environment variable " + name + " is not set; set it");
            } else {
                channel.put(key, value);
            }
        } else if (key.equals("url")) {
            channel.put(key, SOME_URL + name);
        }
    }
}

package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.courier.WebhookSecret;
import org.filingmonitor.event.Channel;

/**
 * Reads the secret of a webhook. Without one, and without {@code "rotate": true}, it keeps the one that it has. The one before
 * signs beside a new one for a day, so that its receiver can change over at leisure.
 */
record SecretReader(Problems problems, Instant now) {

    /** For how long the former secret signs too. */
    static final Duration OVERLAP = Duration.ofHours(24);

    /** Returns a webhook with the secret that it is to have; as it is, which may be without one, if there is a problem. */
    Channel read(String where, JsonNode given, Channel channel) {
        if (isRotated(where, given) || (!given.has("secret") && channel.getSecret() == null)) {
            return with(channel, WebhookSecret.generate().reveal());
        }
        if (!given.has("secret")) {
            return channel;
        }
        try {
            return with(channel, WebhookSecret.of(given.path("secret").asText()).reveal());
        } catch (IllegalArgumentException e) {
            problems.add(where + ".secret", e.getMessage());
            return channel;
        }
    }

    private boolean isRotated(String where, JsonNode given) {
        JsonNode rotate = given.path("rotate");
        if (!rotate.isMissingNode() && !rotate.isBoolean()) {
            problems.add(where + ".rotate", "give true or false");
        }
        if (rotate.asBoolean() && given.has("secret")) {
            problems.add(where + ".rotate", "a secret stands beside it; give one of them");
        }
        return rotate.asBoolean();
    }

    private Channel with(Channel channel, String secret) {
        return secret.equals(channel.getSecret()) ? channel : Channels.withSecret(channel, secret, now.plus(OVERLAP));
    }
}

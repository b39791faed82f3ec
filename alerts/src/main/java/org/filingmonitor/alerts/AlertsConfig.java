package org.filingmonitor.alerts;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the alerts application is started with.
 *
 * @param kafka Kafka client properties: bootstrap.servers, SASL and TLS, and the schema.registry.* keys; passed through
 *     to every client
 * @param stateDir where the stores live on disk; they are caches of Kafka's topics, but slow to restore
 * @param instance name of this instance among those that share the work; stable over restarts, so that one resumes at
 *     once
 * @param allowPrivateWebhooks whether webhooks may go to private, loopback and link-local addresses, and over http
 */
public record AlertsConfig(Map<String, String> kafka, Path stateDir, String instance, boolean allowPrivateWebhooks) {

    public AlertsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** Returns the configuration of the only instance, which sends webhooks to public addresses alone. */
    public static AlertsConfig of(Map<String, String> kafka, Path stateDir) {
        return new AlertsConfig(kafka, stateDir, "alerts-1", false);
    }

    /** Returns this configuration with webhooks to private addresses, and over http, allowed or not. */
    public AlertsConfig withPrivateWebhooks(boolean allowed) {
        return new AlertsConfig(kafka, stateDir, instance, allowed);
    }
}

package org.filingmonitor.alerts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.filingmonitor.alerts.deliver.RetrySchedule;

/**
 * What the alerts application is started with.
 *
 * @param kafka Kafka client properties: bootstrap.servers, SASL and TLS, and the schema.registry.* keys; passed through
 *     to every client
 * @param stateDir where the stores live on disk; they are caches of Kafka's topics, but slow to restore
 * @param instance name of this instance among those that share the work; stable over restarts, so that one resumes at
 *     once
 * @param allowPrivateWebhooks whether webhooks may go to private, loopback and link-local addresses, and over http
 * @param retries when a notification that could not be delivered is tried again
 * @param sample whether a new monitor begins with the sample watchlists
 */
public record AlertsConfig(
        Map<String, String> kafka,
        Path stateDir,
        String instance,
        boolean allowPrivateWebhooks,
        RetrySchedule retries,
        boolean sample) {

    static final String APPLICATION_ID = "filing-monitor-alerts";

    public AlertsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** Returns the configuration of the only instance, which sends webhooks to public addresses alone. */
    public static AlertsConfig of(Map<String, String> kafka, Path stateDir) {
        return new AlertsConfig(kafka, stateDir, "alerts-1", false, RetrySchedule.DEFAULT, false);
    }

    /** Returns this configuration under another name than the default, {@code alerts-1}. */
    public AlertsConfig withInstance(String name) {
        return new AlertsConfig(kafka, stateDir, name, allowPrivateWebhooks, retries, sample);
    }

    /** Returns this configuration with webhooks to private addresses, and over http, allowed or not. */
    public AlertsConfig withPrivateWebhooks(boolean allowed) {
        return new AlertsConfig(kafka, stateDir, instance, allowed, retries, sample);
    }

    /** Returns this configuration with the sample watchlists, or without. */
    public AlertsConfig withSample(boolean wanted) {
        return new AlertsConfig(kafka, stateDir, instance, allowPrivateWebhooks, retries, wanted);
    }

    /** Returns the properties of Kafka Streams. */
    Properties streamsProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonRecords.class);
        // A static member that comes back after a kill takes up its tasks at once, without waiting for a time-out.
        properties.put(StreamsConfig.consumerPrefix("group.instance.id"), instance);
        properties.putAll(kafka);
        return properties;
    }
}

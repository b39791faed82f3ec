package org.filingmonitor.alerts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.alerts.deliver.Holding;
import org.filingmonitor.alerts.deliver.RetrySchedule;
import org.filingmonitor.instance.InstanceId;

/**
 * What the alerts application is started with.
 *
 * @param kafka Kafka client properties: bootstrap.servers, SASL and TLS, and the schema.registry.* keys; passed through
 *     to every client
 * @param stateDir where the stores live on disk; they are caches of Kafka's topics, but slow to restore
 * @param allowPrivateWebhooks whether webhooks may go to private, loopback and link-local addresses, and over http
 * @param retries when a notification that could not be delivered is tried again
 * @param holding how many notifications are held in memory
 * @param sample whether a new monitor begins with the sample watchlists
 * @param sending where readers of messages reach the monitor, and which server takes mail
 */
public record AlertsConfig(
        Map<String, String> kafka,
        Path stateDir,
        boolean allowPrivateWebhooks,
        RetrySchedule retries,
        Holding holding,
        boolean sample,
        Sending sending) {

    static final String APPLICATION_ID = "filing-monitor-alerts";

    /** After so long a silence others take over; a static member that comes back sooner takes up its own tasks. */
    private static final int SESSION_MILLIS = 15_000;

    /** How long a change waits at most for its alerts to be seen, and these for their notifications. */
    private static final int COMMIT_MILLIS = 50;

    /** How long a thread waits for records: a commit that is due waits for it, too. Kafka's default is 100. */
    private static final int POLL_MILLIS = 20;

    public AlertsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** A configuration that sends no mail. */
    public AlertsConfig(
            Map<String, String> kafka,
            Path stateDir,
            boolean allowPrivateWebhooks,
            RetrySchedule retries,
            Holding holding,
            boolean sample) {
        this(kafka, stateDir, allowPrivateWebhooks, retries, holding, sample, Sending.LOCAL);
    }

    /** Returns the configuration that sends webhooks to public addresses alone. */
    public static AlertsConfig of(Map<String, String> kafka, Path stateDir) {
        return new AlertsConfig(kafka, stateDir, false, RetrySchedule.DEFAULT, Holding.DEFAULT, false);
    }

    /** Returns the name of this instance among those that share the work: that of whoever holds its state. */
    String instance() {
        return InstanceId.of(stateDir);
    }

    /** Returns this configuration with webhooks to private addresses, and over http, allowed or not. */
    public AlertsConfig withPrivateWebhooks(boolean allowed) {
        return new AlertsConfig(kafka, stateDir, allowed, retries, holding, sample, sending);
    }

    /** Returns this configuration with the sample watchlists, or without. */
    public AlertsConfig withSample(boolean wanted) {
        return new AlertsConfig(kafka, stateDir, allowPrivateWebhooks, retries, holding, wanted, sending);
    }

    /** Returns this configuration with what couriers need to know. */
    public AlertsConfig withSending(Sending known) {
        return new AlertsConfig(kafka, stateDir, allowPrivateWebhooks, retries, holding, sample, known);
    }

    /** Returns the properties of Kafka Streams. What correctness rests on stands last: nothing passed through undoes it. */
    Properties streamsProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonRecords.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecords.class);
        // A static member that comes back after a kill takes up its tasks at once, without waiting for a time-out.
        properties.put(StreamsConfig.consumerPrefix("group.instance.id"), instance());
        return properties;
    }
}

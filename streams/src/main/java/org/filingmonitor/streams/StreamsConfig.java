package org.filingmonitor.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.filingmonitor.instance.InstanceId;

/**
 * Configuration of the streams application.
 *
 * @param kafka Kafka client properties, with the registry's; they are passed through and override what is set here
 * @param stateDir directory that keeps the stores between runs; never a temporary one
 * @param applicationServer {@code host:port} of this instance's HTTP server; each instance has its own
 */
public record StreamsConfig(Map<String, String> kafka, Path stateDir, String applicationServer) {

    private static final String APPLICATION_ID = "filing-monitor-streams";

    /** Makes the configuration immutable. */
    public StreamsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** Returns the properties of Kafka Streams. */
    Properties streamsProperties() {
        Properties properties = new Properties();
        properties.put(org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        properties.put(org.apache.kafka.streams.StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(org.apache.kafka.streams.StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
        properties.put(
                org.apache.kafka.streams.StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                org.apache.kafka.streams.StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(org.apache.kafka.streams.StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        properties.put(org.apache.kafka.streams.StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(org.apache.kafka.streams.StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(
                org.apache.kafka.streams.StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                PoisonRecords.class);
        properties.put(
                org.apache.kafka.streams.StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonRecords.class);
        properties.put(org.apache.kafka.streams.StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        // A static member that comes back after a kill takes up its tasks at once, without waiting for a time-out.
        properties.put(
                org.apache.kafka.streams.StreamsConfig.consumerPrefix("group.instance.id"), InstanceId.of(stateDir));
        properties.putAll(kafka);
        return properties;
    }
}

package org.filingmonitor.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.instance.InstanceId;

/**
 * Configuration of the streams application.
 *
 * @param kafka Kafka client properties, with the registry's; they are passed through and override what is set here
 * @param stateDir directory that keeps the stores between runs; never a temporary one
 * @param applicationServer {@code host:port} of this instance's HTTP server; each instance has its own
 * @param scheme which IPC symbols there are, and their official titles
 */
public record StreamsConfig(Map<String, String> kafka, Path stateDir, String applicationServer, IpcScheme scheme) {

    /**
     * Names the state. What is stored, or where, cannot change under one name: with a new number at its end the topology
     * begins anew from the observations, all of which are kept, and comes to the same filings and counts.
     */
    public static final String APPLICATION_ID = "filing-monitor-streams-3";

    /** Makes the configuration immutable. */
    public StreamsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** An application that knows no scheme. */
    public StreamsConfig(Map<String, String> kafka, Path stateDir, String applicationServer) {
        this(kafka, stateDir, applicationServer, IpcScheme.NONE);
    }

    /** Returns this configuration with a scheme. */
    public StreamsConfig withScheme(IpcScheme known) {
        return new StreamsConfig(kafka, stateDir, applicationServer, known);
    }

    /** Returns the properties of Kafka Streams: what is passed through wins over defaults, what is exact over that. */
    public Properties streamsProperties() {
        Properties properties = new Properties();
        properties.putAll(defaults());
        properties.putAll(kafka);
        properties.putAll(exact());
        return properties;
    }

    private static Map<String, Object> defaults() {
        return Map.of(
                org.apache.kafka.streams.StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                200,
                org.apache.kafka.streams.StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                1,
                org.apache.kafka.streams.StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedRocksDb.class,
                // A change of one filing is told to many topics, all of whose records resemble each other.
                org.apache.kafka.streams.StreamsConfig.producerPrefix("compression.type"),
                "lz4");
    }

    /** Without any of these, counts could be wrong, lost or out of reach. */
    private Map<String, Object> exact() {
        return Map.of(
                org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION_ID,
                org.apache.kafka.streams.StreamsConfig.STATE_DIR_CONFIG,
                stateDir.toString(),
                org.apache.kafka.streams.StreamsConfig.APPLICATION_SERVER_CONFIG,
                applicationServer,
                org.apache.kafka.streams.StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                org.apache.kafka.streams.StreamsConfig.EXACTLY_ONCE_V2,
                org.apache.kafka.streams.StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                org.apache.kafka.streams.StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                PoisonRecords.class,
                org.apache.kafka.streams.StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                PoisonRecords.class,
                // A static member that comes back after a kill takes up its tasks at once, without waiting for a
                // time-out.
                org.apache.kafka.streams.StreamsConfig.consumerPrefix("group.instance.id"),
                InstanceId.of(stateDir));
    }
}

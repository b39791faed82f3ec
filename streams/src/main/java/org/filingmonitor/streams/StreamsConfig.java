package org.filingmonitor.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.instance.InstanceId;
import org.filingmonitor.streams.query.PeerAccess;

/**
 * Configuration of the streams application.
 *
 * @param kafka Kafka client properties, with the registry's; they are passed through and override what is set here
 * @param stateDir directory that keeps the stores between runs; never a temporary one
 * @param applicationServer {@code host:port} of this instance's HTTP server; each instance has its own
 * @param scheme which IPC symbols there are, and their official titles
 * @param peers how the instances let one another in
 */
public record StreamsConfig(
        Map<String, String> kafka, Path stateDir, String applicationServer, IpcScheme scheme, PeerAccess peers) {

    /**
     * Names the state. What is stored, or where, cannot change under one name: with a new number at its end the topology
     * begins anew from the observations, all of which are kept, and comes to the same filings and counts.
     */
    public static final String APPLICATION_ID = "filing-monitor-streams-5";

    /**
     * How long an instance may be silent before its work moves to the others. Kafka's own 45 seconds are made for members
     * that have nobody standing by. It is longer than the ten seconds after which Kafka aborts the transaction that a killed
     * instance left open, so a shorter one gains little. An instance that comes back within this time takes up its own tasks
     * at once, as a static member.
     */
    private static final int SESSION_MILLIS = 15_000;

    /** Signs of life in a session, at least: one may be lost, and an instance still knows that it is heard. */
    private static final int HEARTBEATS = 5;

    /** Kafka's default: by its heartbeats, an instance also learns that work moves. */
    private static final int HEARTBEAT_MILLIS = 3_000;

    /**
     * How often Kafka Streams looks whether an instance that joined, and reads up on its state meanwhile, can take its share.
     * A minute is the least that it allows, and ten its default.
     */
    private static final int PROBING_MILLIS = 60_000;

    /**
     * Threads that share the tasks. Each has the work of reading, counting and waiting for its commits; more than there are
     * processors would only wait for each other.
     */
    private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    /**
     * How long what was read waits at most until others see what follows from it. A filing waits for it three times on its
     * way to the changes: 100 would tell of it a quarter of a second sooner, and counts move fewer rows for as many filings
     * the longer they gather.
     */
    private static final int COMMIT_MILLIS = 200;

    /** How long a thread waits for records: a commit that is due waits for it, too. Kafka's default is 100. */
    private static final int POLL_MILLIS = 20;

    /**
     * How much is gathered for a partition before it is sent ahead of the commit. A filing makes a few dozen records for the
     * partition of the scope {@code all}: with Kafka's 16 kB they went out as a request for every few filings, which took a
     * third of all processor time.
     */
    private static final int BATCH_BYTES = 128 << 10;

    /** Makes the configuration immutable. */
    public StreamsConfig {
        kafka = Map.copyOf(kafka);
    }

    /** An application that knows no scheme, and whose instances let everybody in. */
    public StreamsConfig(Map<String, String> kafka, Path stateDir, String applicationServer) {
        this(kafka, stateDir, applicationServer, IpcScheme.NONE, PeerAccess.OPEN);
    }

    /** Returns this configuration with a scheme. */
    public StreamsConfig withScheme(IpcScheme known) {
        return new StreamsConfig(kafka, stateDir, applicationServer, known, peers);
    }

    /** Returns this configuration with how the instances let one another in. */
    public StreamsConfig withPeers(PeerAccess access) {
        return new StreamsConfig(kafka, stateDir, applicationServer, scheme, access);
    }

    /** Returns the properties of Kafka Streams: what is passed through wins over defaults, what is exact over that. */
    public Properties streamsProperties() {
        Properties properties = new Properties();
        properties.putAll(defaults());
        properties.putAll(kafka);
        properties.putAll(exact());
        properties.putIfAbsent(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.min(HEARTBEAT_MILLIS, millis(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG) / HEARTBEATS));
        return properties;
    }

    /** Returns after how long a silence others take over the work. */
    Duration session() {
        return Duration.ofMillis(millis(streamsProperties(), ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
    }

    /** Returns how long an instance is silent between two signs of life. */
    Duration heartbeat() {
        return Duration.ofMillis(millis(streamsProperties(), ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG));
    }

    /** The consumer's properties may be given with prefixes too. */
    private static int millis(Properties properties, String key) {
        Map<String, Object> consumer =
                new org.apache.kafka.streams.StreamsConfig(properties).getMainConsumerConfigs("", "", 0);
        return Integer.parseInt(String.valueOf(consumer.get(key)));
    }

    private static Map<String, Object> defaults() {
        return Map.of(
                org.apache.kafka.streams.StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                THREADS,
                org.apache.kafka.streams.StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                COMMIT_MILLIS,
                org.apache.kafka.streams.StreamsConfig.POLL_MS_CONFIG,
                POLL_MILLIS,
                org.apache.kafka.streams.StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                BATCH_BYTES,
                org.apache.kafka.streams.StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                1,
                org.apache.kafka.streams.StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
                PROBING_MILLIS,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SESSION_MILLIS,
                org.apache.kafka.streams.StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedRocksDb.class);
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
                org.apache.kafka.streams.StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
                RecordTime.class,
                // A static member that comes back after a kill takes up its tasks at once, without waiting for a
                // time-out.
                org.apache.kafka.streams.StreamsConfig.consumerPrefix("group.instance.id"),
                InstanceId.of(stateDir));
    }
}

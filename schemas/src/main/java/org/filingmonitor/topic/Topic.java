package org.filingmonitor.topic;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.filingmonitor.event.GeneratedRecords;

/**
 * A topic of the monitor: its name, what it holds and how Kafka keeps it.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 * @param name name, with the version of its meaning
 * @param key what its keys are: {@code String}, or a generated record. Their schema is frozen, since its registry id is
 *     part of the key's bytes
 * @param value the generated record that its values are; their schema evolves under FULL_TRANSITIVE
 * @param partitions number of partitions it is created with
 * @param cleanup how long Kafka keeps its records
 */
public record Topic<K, V>(String name, Class<K> key, Class<V> value, int partitions, Cleanup cleanup) {

    static {
        GeneratedRecords.enable();
    }

    /** How long Kafka keeps the records of a topic. */
    public enum Cleanup {
        /** Every record is kept without limit. */
        KEEP(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),
        /** The newest record of each key is kept. */
        COMPACT(Map.of("cleanup.policy", "compact")),
        /** Records are kept for thirty days. */
        THIRTY_DAYS(Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"));

        @SuppressWarnings("ImmutableEnumChecker") // only ever given Map.of
        private final Map<String, String> configs;

        Cleanup(Map<String, String> configs) {
            this.configs = configs;
        }

        /** Returns the Kafka topic configuration of this policy. */
        public Map<String, String> configs() {
            return configs;
        }
    }

    /** Returns the Avro schema of the keys. */
    public Schema keySchema() {
        return SpecificData.get().getSchema(key);
    }

    /** Returns the Avro schema of the values. */
    public Schema valueSchema() {
        return SpecificData.get().getSchema(value);
    }

    /** Returns the name of the topic that takes records meant for, or read from, this one that nobody could read. */
    public String deadLetters() {
        return name.replaceFirst("\\.v(\\d+)$", ".dlq.v$1");
    }
}

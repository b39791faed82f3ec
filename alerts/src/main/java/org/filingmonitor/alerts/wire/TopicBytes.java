package org.filingmonitor.alerts.wire;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the records of a topic into bytes and back. */
public record TopicBytes<V>(Topic<String, V> topic, Serde<String> keys, Serde<V> values) {

    private static final Logger LOG = LoggerFactory.getLogger(TopicBytes.class);

    /** Returns the bytes of a topic. */
    public static <V> TopicBytes<V> of(Topic<String, V> topic, AvroSerdes serdes) {
        return new TopicBytes<>(topic, serdes.key(topic), serdes.value(topic));
    }

    /** Reads a key. */
    public String key(byte[] bytes) {
        return keys.deserializer().deserialize(topic.name(), bytes);
    }

    /** Reads a value. */
    public V value(byte[] bytes) {
        return values.deserializer().deserialize(topic.name(), bytes);
    }

    /** A key and its value; null where the key is taken back. */
    public record Entry<V>(String key, V value) {}

    /**
     * Reads a record; empty, and told to the log, if nobody can.
     *
     * @throws RegistryUnavailableException if the registry does not answer, so that nobody knows
     */
    public Optional<Entry<V>> entry(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(new Entry<>(key(record.key()), record.value() == null ? null : value(record.value())));
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.warn(
                    "{}-{}@{} is passed over, since nobody can read it: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Writes a key. */
    public byte[] keyBytes(String key) {
        return keys.serializer().serialize(topic.name(), key);
    }

    /** Writes a value. */
    public byte[] bytes(V value) {
        return values.serializer().serialize(topic.name(), value);
    }

    /** Writes a record with its time. */
    public ProducerRecord<byte[], byte[]> record(String key, V value, Instant at) {
        return new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), keyBytes(key), bytes(value));
    }
}

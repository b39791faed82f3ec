package org.filingmonitor.alerts.wire;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;

/** Turns the records of a topic into bytes and back. */
public record TopicBytes<V>(Topic<String, V> topic, Serde<String> keys, Serde<V> values) {

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

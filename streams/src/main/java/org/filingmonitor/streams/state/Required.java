package org.filingmonitor.streams.state;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads a part of a record that the application never leaves out: a record without it is somebody else's.
 *
 * @param part what it is called, {@code key} or {@code value}
 */
public record Required<T>(String part, Serde<T> serde) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        return serde.serializer();
    }

    @Override
    public Deserializer<T> deserializer() {
        Deserializer<T> present = serde.deserializer();
        return (topic, bytes) -> {
            if (bytes == null) {
                throw new SerializationException("A record of " + topic + " has no " + part);
            }
            return present.deserialize(topic, bytes);
        };
    }
}

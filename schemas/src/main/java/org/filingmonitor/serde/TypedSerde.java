package org.filingmonitor.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.registry.RegistryUnavailableException;

/**
 * Gives Avro serializers, which know no types, the type of a topic. A record of another type is one that is damaged; one
 * whose schema cannot be had now is not.
 */
record TypedSerde<T>(Serializer<Object> writing, Deserializer<Object> reading, Class<T> type) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        return new Serializer<>() {
            @Override
            public byte[] serialize(String topic, T data) {
                return writing.serialize(topic, data);
            }

            @Override
            public void close() {
                writing.close();
            }
        };
    }

    @Override
    public Deserializer<T> deserializer() {
        return new Deserializer<>() {
            @Override
            public T deserialize(String topic, byte[] data) {
                return typed(topic, read(topic, data));
            }

            @Override
            public void close() {
                reading.close();
            }
        };
    }

    private Object read(String topic, byte[] data) {
        try {
            return reading.deserialize(topic, data);
        } catch (SerializationException failed) {
            if (RegistryOutage.explains(failed)) {
                throw new RegistryUnavailableException(
                        "no schema of " + topic + " can be read: " + failed.getMessage() + ": " + failed.getCause(),
                        failed);
            }
            throw failed;
        }
    }

    private T typed(String topic, Object read) {
        if (read != null && !type.isInstance(read)) {
            throw new SerializationException("a record of " + topic + " holds a "
                    + read.getClass().getName() + " where a " + type.getName() + " belongs");
        }
        return type.cast(read);
    }
}

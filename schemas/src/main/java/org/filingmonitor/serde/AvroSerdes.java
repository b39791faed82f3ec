package org.filingmonitor.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.registry.RegistryConfig;
import org.filingmonitor.topic.Topic;

/**
 * Serdes for the keys and values of topics, in Confluent's wire format. Which serializer and deserializer do the work is
 * said by class name, in {@code avro.serializer} and {@code avro.deserializer}: by default this package's; Confluent's
 * {@code io.confluent.kafka.serializers.KafkaAvroSerializer} and {@code KafkaAvroDeserializer} where they are on the
 * class path. A serde may be shared between threads.
 */
public final class AvroSerdes {

    private final Map<String, Object> config;
    private final String serializer;
    private final String deserializer;

    private AvroSerdes(Map<String, Object> config) {
        this.config = config;
        this.serializer = className(RegistryConfig.SERIALIZER, RegistryAvroSerializer.class);
        this.deserializer = className(RegistryConfig.DESERIALIZER, RegistryAvroDeserializer.class);
    }

    /**
     * Takes the configuration that the serdes share. It is checked when a serde is asked for.
     *
     * @param config Confluent's keys, {@code schema.registry.url} and others; keys of Kafka clients may stand among them
     */
    public static AvroSerdes of(Map<String, ?> config) {
        Map<String, Object> complete = new HashMap<>(config);
        complete.put(RegistryConfig.SPECIFIC_READER, "true");
        complete.put(RegistryConfig.REMOVE_JAVA_PROPERTIES, "true");
        return new AvroSerdes(complete);
    }

    /**
     * Returns the serde of a topic's keys.
     *
     * @throws ConfigException that names every problem of the configuration
     */
    public <K> Serde<K> key(Topic<K, ?> topic) {
        return serde(topic.key(), true);
    }

    /**
     * Returns the serde of a topic's values.
     *
     * @throws ConfigException that names every problem of the configuration
     */
    public <V> Serde<V> value(Topic<?, V> topic) {
        return serde(topic.value(), false);
    }

    @SuppressWarnings("unchecked") // Avro serializers, this package's as Confluent's, take any object
    private <T> Serde<T> serde(Class<T> type, boolean isKey) {
        Serializer<Object> writing = instance(RegistryConfig.SERIALIZER, serializer, Serializer.class);
        Deserializer<Object> reading = instance(RegistryConfig.DESERIALIZER, deserializer, Deserializer.class);
        writing.configure(config, isKey);
        reading.configure(config, isKey);
        return new TypedSerde<>(writing, reading, type);
    }

    private String className(String key, Class<?> byDefault) {
        Object given = config.get(key);
        return given instanceof Class<?> type ? type.getName() : given == null ? byDefault.getName() : given.toString();
    }

    private static <S> S instance(String key, String className, Class<S> type) {
        try {
            return Class.forName(className)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            String cure = "give the name of a " + type.getSimpleName() + " on the class path";
            ConfigException wrong = new ConfigException(key, className, cure);
            wrong.initCause(e);
            throw wrong;
        }
    }
}

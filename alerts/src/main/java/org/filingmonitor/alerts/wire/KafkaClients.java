package org.filingmonitor.alerts.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The Kafka clients of the dispatcher. They move bytes, so that a record that nobody can read reaches the dead letters as
 * it is.
 *
 * @param kafka Kafka client properties
 * @param instance name of this instance; groups know it again after a kill, without waiting for a time-out
 */
public record KafkaClients(Map<String, String> kafka, String instance) {

    private static final String PREFIX = "filing-monitor-alerts-";

    /** Most records taken at once. */
    private static final int PAGE = 200;

    /** Returns a member of a group that reads what was committed, from the beginning if it never read before. */
    public KafkaConsumer<byte[], byte[]> member(String group) {
        Map<String, Object> config = reading();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, PREFIX + group);
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PAGE);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns a reader on its own account. */
    public KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns a reader of what is there already. Kafka answers it at once, though there be nothing: it keeps what is asked
     * over a connection in order, so that a reader that waits for records is not told anything else meanwhile.
     */
    public KafkaConsumer<byte[], byte[]> promptReader() {
        Map<String, Object> config = reading();
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> reading() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putAll(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return config;
    }

    /** Returns a producer that writes each record once. */
    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns a producer for what somebody waits for: it sends at once, and gives up after a time. */
    public KafkaProducer<byte[], byte[]> producer(Duration patience) {
        Map<String, Object> config = writing();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) patience.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns a client that asks about groups and topics. */
    public Admin admin() {
        return Admin.create(new HashMap<>(kafka));
    }

    private Map<String, Object> writing() {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.putAll(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }
}

package org.filingmonitor.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The transactions of one feed, under a transactional id of its own. A failure closes them: to open them again aborts,
 * or completes, whatever was under way.
 */
final class FeedTransactions implements AutoCloseable {

    /** A transaction takes milliseconds. Waiting ends before the broker aborts it, which would look like fencing. */
    private static final Map<String, String> DEFAULTS = Map.of(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "20000",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final String feed;
    private final Map<String, Object> config;
    private KafkaProducer<byte[], byte[]> producer;

    FeedTransactions(Map<String, String> kafka, String feed) {
        this.feed = feed;
        this.config = new HashMap<>(DEFAULTS);
        config.putAll(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "filing-monitor-producer-" + feed);
    }

    boolean isOpen() {
        return producer != null;
    }

    /** Settles what was under way under this feed's name, here or in a process that died. */
    void open() {
        KafkaProducer<byte[], byte[]> opening =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            opening.initTransactions();
        } catch (KafkaException failed) {
            opening.close(Duration.ZERO);
            throw failed;
        }
        producer = opening;
    }

    /**
     * Sends all records in one transaction.
     *
     * @throws KafkaException if it is not known to be committed; open again to settle it
     */
    void commit(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                // A record that fails makes the commit fail, with the same cause.
                Future<?> unused = producer.send(record);
            }
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            abandon();
            throw new FeedFencedException(feed, fenced);
        } catch (KafkaException failed) {
            abandon();
            throw failed.getCause() instanceof InvalidProducerEpochException
                    ? new FeedFencedException(feed, failed)
                    : failed;
        }
    }

    private void abandon() {
        producer.close(Duration.ZERO);
        producer = null;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSING);
            producer = null;
        }
    }
}

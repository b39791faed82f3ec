package org.filingmonitor.producer.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last committed status of every feed, kept up to date while {@link #run} runs: feeds of this producer, of others, and
 * of former starts. While Kafka is away, what was known before stays.
 */
public final class FeedStatuses implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedStatuses.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final TopicPartition PARTITION = new TopicPartition(Topics.FEED_STATUS.name(), 0);

    private final Map<String, String> kafka;
    private final Deserializer<String> keys;
    private final Deserializer<FeedStatus> values;
    private final SortedMap<String, Heard> feeds = new ConcurrentSkipListMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean restored;

    /**
     * What a feed last said of itself.
     *
     * @param at when it was written
     */
    record Heard(FeedStatus status, Instant at) {}

    /**
     * Knows nothing yet.
     *
     * @param kafka client properties and the registry's keys
     */
    public FeedStatuses(Map<String, String> kafka) {
        this.kafka = Map.copyOf(kafka);
        AvroSerdes serdes = AvroSerdes.of(kafka);
        this.keys = serdes.key(Topics.FEED_STATUS).deserializer();
        this.values = serdes.value(Topics.FEED_STATUS).deserializer();
    }

    /** Tells whether all that was written before this process began is known. */
    boolean isRestored() {
        return restored;
    }

    /** Returns what is known, by the feeds' names. */
    SortedMap<String, Heard> all() {
        return new TreeMap<>(feeds);
    }

    /** Follows the topic until it is stopped; whatever goes wrong, it begins again at the topic's beginning. */
    @Override
    public void run() {
        try {
            do {
                attempt();
            } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends {@link #run} soon; its thread may be interrupted besides, to end it at once. */
    public void stop() {
        stop.countDown();
    }

    private void attempt() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (stop.getCount() > 0) {
                consumer.poll(POLL).forEach(this::hear);
                restored = restored || consumer.position(PARTITION) >= end;
            }
        } catch (InterruptException stopped) {
            throw stopped;
        } catch (KafkaException away) {
            LOG.warn("how feeds fare cannot be read now: {}", away.getMessage());
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            String feed = keys.deserialize(record.topic(), record.key());
            FeedStatus status = values.deserialize(record.topic(), record.value());
            if (feed != null && status != null) {
                feeds.put(feed, new Heard(status, Instant.ofEpochMilli(record.timestamp())));
            } else if (feed != null) {
                feeds.remove(feed);
            }
        } catch (SerializationException damaged) {
            LOG.error("{} offset {} is no status of a feed, skipped", record.topic(), record.offset(), damaged);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

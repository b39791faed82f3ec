package org.filingmonitor.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the committed records of a topic up to its end, each once, whenever asked. For use by one thread at a time.
 *
 * @param <V> type of the topic's values; its keys are strings
 */
final class CommittedRecords<V> {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedRecords.class);

    /** Longer than a broker keeps the transaction of a producer that died. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(90);

    private final Map<String, String> kafka;
    private final Topic<String, V> topic;
    private final Deserializer<String> keys;
    private final Deserializer<V> values;
    private final Map<TopicPartition, Long> positions;

    CommittedRecords(Map<String, String> kafka, Topic<String, V> topic) {
        this.kafka = kafka;
        this.topic = topic;
        AvroSerdes serdes = AvroSerdes.of(kafka);
        this.keys = serdes.key(topic).deserializer();
        this.values = serdes.value(topic).deserializer();
        this.positions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(Function.identity(), partition -> 0L));
    }

    /**
     * Reads on to what is the end of the topic now. Transactions that are open there are waited for: the process that
     * began one may have died while it was committing. A deleted key is handed over with null for its value; a record
     * without a key belongs to nobody and is passed over.
     *
     * @throws KafkaException if Kafka or the registry cannot be asked; the next call goes on where this one stopped
     */
    void readOn(BiConsumer<String, V> each) {
        Map<TopicPartition, Long> ends = ends();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(positions.keySet());
            positions.forEach(consumer::seek);
            long lastMove = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> positions.get(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> read(polled, each));
                if (move(consumer)) {
                    lastMove = System.nanoTime();
                } else if (System.nanoTime() - lastMove > LONGEST_STANDSTILL.toNanos()) {
                    throw new TimeoutException(topic.name() + " could not be read to its end: it stood still for "
                            + LONGEST_STANDSTILL.toSeconds() + " s");
                }
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> polled, BiConsumer<String, V> each) {
        if (polled.key() == null) {
            LOG.warn(
                    "{} partition {} offset {} has no key, skipped", topic.name(), polled.partition(), polled.offset());
            return;
        }
        try {
            each.accept(keys.deserialize(topic.name(), polled.key()), values.deserialize(topic.name(), polled.value()));
        } catch (SerializationException damaged) {
            LOG.error("{} offset {} is no record of this topic, skipped", topic.name(), polled.offset(), damaged);
        }
    }

    /** Markers of transactions move the position too, so it is the consumer's that counts. */
    private boolean move(KafkaConsumer<?, ?> consumer) {
        Map<TopicPartition, Long> before = new HashMap<>(positions);
        positions.replaceAll((partition, position) -> consumer.position(partition));
        return !before.equals(positions);
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest =
                positions.keySet().stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(Map.copyOf(kafka))) {
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | java.util.concurrent.TimeoutException unanswered) {
            throw new KafkaException("Kafka does not say where " + topic.name() + " ends", unanswered);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
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

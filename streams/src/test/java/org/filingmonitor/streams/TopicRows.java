package org.filingmonitor.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;

/** The rows that a compacted topic adds up to: the last value of each key, as far as it is committed. */
final class TopicRows<K, V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<K, V> consumer;
    private final Function<K, String> name;
    private final List<TopicPartition> partitions;
    private final Map<String, V> rows = new TreeMap<>();

    /** Reads a topic; {@code name} says what a key's row is called. */
    TopicRows(Map<String, String> kafka, Topic<K, V> topic, Function<K, String> name) {
        AvroSerdes serdes = AvroSerdes.of(kafka);
        Map<String, Object> config = new HashMap<>(kafka);
        config.putAll(Map.of("isolation.level", "read_committed", "enable.auto.commit", false));
        this.consumer = new KafkaConsumer<>(
                config, serdes.key(topic).deserializer(), serdes.value(topic).deserializer());
        this.name = name;
        this.partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Returns the rows as they are now. */
    Map<String, V> now() {
        Map<TopicPartition, Long> ends = ends();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(this::fold);
        }
        return rows;
    }

    private void fold(ConsumerRecord<K, V> record) {
        String row = name.apply(record.key());
        if (record.value() == null) {
            rows.remove(row);
        } else {
            rows.put(row, record.value());
        }
    }

    /** Returns where the topic ends, as far as it is committed, over all partitions. */
    long end() {
        Collection<Long> ends = ends().values();
        return ends.stream().mapToLong(end -> end).sum();
    }

    private Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

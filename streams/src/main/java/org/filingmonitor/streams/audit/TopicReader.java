package org.filingmonitor.streams.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what transactions have committed to topics, from their beginnings on, each record once. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final LongConsumer progress;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param kafka properties of Kafka's clients
     * @param progress hears of each step by how many records it went on
     */
    TopicReader(Map<String, String> kafka, LongConsumer progress) {
        this.progress = progress;
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns the partitions of topics; none of a topic that is not there. */
    List<TopicPartition> partitions(Collection<String> topics) {
        Map<String, ?> known = consumer.listTopics();
        return topics.stream()
                .filter(known::containsKey)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Returns the names of the topics that begin with a prefix. */
    List<String> topics(String prefix) {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> topic.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** Returns where partitions end now. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Has partitions be read from these places on; the others begin at their beginnings. */
    void startAt(Map<TopicPartition, Long> places) {
        positions.putAll(places);
    }

    /**
     * Reads on, up to the given places at least.
     *
     * @param ends the places by partition
     * @throws TimeoutException if Kafka does not hand the records over
     */
    void read(Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        begin(ends.keySet());
        long lastMove = System.nanoTime();
        while (ahead(ends) > 0) {
            consumer.poll(POLL).forEach(reader);
            long before = sum(ends.keySet());
            ends.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
            long moved = sum(ends.keySet()) - before;
            progress.accept(moved);
            lastMove = moved > 0 ? System.nanoTime() : lastMove;
            if (System.nanoTime() - lastMove > LONGEST_STANDSTILL.toNanos()) {
                throw new TimeoutException("Kafka does not hand over the records of " + topics(ends.keySet()));
            }
        }
    }

    private void begin(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        List<TopicPartition> fresh = new ArrayList<>(partitions);
        fresh.removeAll(positions.keySet());
        positions.putAll(consumer.beginningOffsets(fresh));
        partitions.forEach(partition -> consumer.seek(partition, positions.get(partition)));
    }

    /** Returns how many records are to be read up to the given places, at most. */
    long ahead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private long sum(Collection<TopicPartition> partitions) {
        return partitions.stream().mapToLong(positions::get).sum();
    }

    private static String topics(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(TopicPartition::topic)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        consumer.close();
    }
}

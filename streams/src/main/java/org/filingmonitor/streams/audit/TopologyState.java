package org.filingmonitor.streams.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.topic.Topics;

/** Whether the topology has anything left to do, as Kafka tells it. */
final class TopologyState implements AutoCloseable {

    private static final String INTERNAL = StreamsConfig.APPLICATION_ID + "-";
    private static final String REPARTITION = "-repartition";

    private final Map<String, String> kafka;
    private final TopicReader topics;
    private final Admin admin;

    /**
     * Prepares to ask.
     *
     * @param kafka properties of Kafka's clients
     * @param topics only asked for what topics there are
     */
    TopologyState(Map<String, String> kafka, TopicReader topics) {
        this.kafka = kafka;
        this.topics = topics;
        this.admin = Admin.create(new HashMap<>(kafka));
    }

    /** Returns where the topics end that the topology reads, writes, and keeps for itself: while it works, these move. */
    Map<TopicPartition, Long> ends() {
        List<String> names = new ArrayList<>(topics.topics(INTERNAL));
        names.add(Topics.FILINGS.name());
        names.add(Topics.MONTHLY_COUNTS.name());
        names.add(Topics.IPC_TRENDS.name());
        return topics.ends(topics.partitions(names));
    }

    /**
     * Returns how many records wait for the topology, observations and its own. Offsets alone do not tell: marks of
     * transactions take some, too.
     */
    long behind() {
        List<String> names = new ArrayList<>(topics.topics(INTERNAL).stream()
                .filter(topic -> topic.endsWith(REPARTITION))
                .toList());
        names.add(Topics.FILINGS.name());
        Map<TopicPartition, Long> ends = topics.ends(topics.partitions(names));
        Map<TopicPartition, Long> done = committed();
        ends.keySet().removeIf(partition -> done.getOrDefault(partition, 0L) >= ends.get(partition));
        done.keySet().retainAll(ends.keySet());
        AtomicLong behind = new AtomicLong();
        try (TopicReader waiting = new TopicReader(kafka, moved -> {})) {
            waiting.startAt(done);
            waiting.read(ends, record -> behind.incrementAndGet());
        }
        return behind.get();
    }

    private Map<TopicPartition, Long> committed() {
        try {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(StreamsConfig.APPLICATION_ID)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((TopicPartition partition, OffsetAndMetadata offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
            return committed;
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException failed) {
            throw new KafkaException("Cannot ask how far the topology is", failed.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}

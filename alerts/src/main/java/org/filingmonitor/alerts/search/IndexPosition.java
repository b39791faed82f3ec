package org.filingmonitor.alerts.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.topic.Topics;

/**
 * Up to where an index has read the changes of filings. It stands in the index's own commit, so that both are of one
 * moment, whenever the process is killed.
 *
 * @param origin where the changes come from
 * @param offsets partition to the next offset
 */
record IndexPosition(Origin origin, Map<Integer, Long> offsets) {

    private static final String FORMAT = "format";
    private static final String CLUSTER = "cluster";
    private static final String TOPIC = "topic";
    private static final String OFFSET = "offset-";

    /**
     * Where changes come from; the name of a topic may come back, its id never does.
     *
     * @param cluster Kafka's id of the cluster
     * @param topic Kafka's id of the topic
     */
    record Origin(String cluster, String topic) {}

    IndexPosition {
        offsets = Map.copyOf(offsets);
    }

    static IndexPosition of(Origin origin, Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> byPartition = new HashMap<>();
        offsets.forEach((partition, next) -> byPartition.put(partition.partition(), next));
        return new IndexPosition(origin, byPartition);
    }

    Map<TopicPartition, Long> byPartition() {
        Map<TopicPartition, Long> next = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> next.put(new TopicPartition(Topics.FILING_CHANGES.name(), partition), offset));
        return next;
    }

    /** Returns what a commit of the index says. */
    Map<String, String> commitData() {
        Map<String, String> data = new TreeMap<>();
        data.put(FORMAT, IndexedFiling.format());
        data.put(CLUSTER, origin.cluster());
        data.put(TOPIC, origin.topic());
        offsets.forEach((partition, next) -> data.put(OFFSET + partition, next.toString()));
        return data;
    }

    /** Returns what a commit says; empty if it is of another format, or of an index that was never whole. */
    static Optional<IndexPosition> of(Map<String, String> data) {
        if (!IndexedFiling.format().equals(data.get(FORMAT))) {
            return Optional.empty();
        }
        Map<Integer, Long> offsets = new HashMap<>();
        data.forEach((name, value) -> {
            if (name.startsWith(OFFSET)) {
                offsets.put(Integer.valueOf(name.substring(OFFSET.length())), Long.valueOf(value));
            }
        });
        return Optional.of(new IndexPosition(new Origin(data.get(CLUSTER), data.get(TOPIC)), offsets));
    }
}

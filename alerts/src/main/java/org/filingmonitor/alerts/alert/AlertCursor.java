package org.filingmonitor.alerts.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.topic.Topics;

/**
 * Where a reader of alerts stands: the next offset of each partition. As text {@code 12.0.7.31}; whoever gives it back
 * misses no alert and sees none twice, since a new one may appear in any partition. {@code 0} is the beginning.
 */
record AlertCursor(List<Long> offsets) {

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static AlertCursor of(String text) {
        int partitions = Topics.ALERTS.partitions();
        if (text.equals("0")) {
            return new AlertCursor(Collections.nCopies(partitions, 0L));
        }
        if (!text.matches("\\d{1,18}(\\.\\d{1,18}){" + (partitions - 1) + "}")) {
            throw new IllegalArgumentException("'" + text + "' is no position: give the 'next' of an earlier answer");
        }
        return new AlertCursor(
                List.of(text.split("\\.")).stream().map(Long::valueOf).toList());
    }

    static AlertCursor of(Map<TopicPartition, Long> offsets) {
        List<Long> inOrder = new ArrayList<>();
        partitions().forEach(partition -> inOrder.add(offsets.get(partition)));
        return new AlertCursor(inOrder);
    }

    static List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < Topics.ALERTS.partitions(); i++) {
            partitions.add(new TopicPartition(Topics.ALERTS.name(), i));
        }
        return partitions;
    }

    Map<TopicPartition, Long> byPartition() {
        Map<TopicPartition, Long> byPartition = new HashMap<>();
        partitions().forEach(partition -> byPartition.put(partition, offsets.get(partition.partition())));
        return byPartition;
    }

    /** Returns this position, in no partition beyond an end. */
    AlertCursor atMost(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> within = byPartition();
        within.replaceAll((partition, offset) -> Math.min(offset, ends.get(partition)));
        return of(within);
    }

    /** Tells whether an alert comes after this position. */
    boolean isBefore(PlacedAlert placed) {
        return offsets.get(placed.partition()) <= placed.offset();
    }

    /** Returns the position right after an alert. */
    AlertCursor after(PlacedAlert placed) {
        List<Long> later = new ArrayList<>(offsets);
        later.set(placed.partition(), placed.offset() + 1);
        return new AlertCursor(later);
    }

    @Override
    public String toString() {
        return offsets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}

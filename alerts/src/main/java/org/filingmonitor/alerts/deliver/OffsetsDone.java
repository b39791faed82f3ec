package org.filingmonitor.alerts.deliver;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records of a topic are still to be dealt with, though others after them are done. What may be committed is the
 * first of them: whatever happens, it and all after it are read again.
 */
final class OffsetsDone {

    private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();
    private final Map<TopicPartition, Integer> tenures = new HashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    synchronized void taken(TopicPartition partition, long offset) {
        open.computeIfAbsent(partition, any -> new TreeSet<>()).add(offset);
        read.put(partition, offset + 1);
    }

    synchronized void done(TopicPartition partition, long offset) {
        TreeSet<Long> left = open.get(partition);
        if (left != null) { // else it belongs to somebody else by now
            left.remove(offset);
        }
    }

    synchronized void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> tenures.merge(partition, 1, Integer::sum));
        partitions.forEach(open::remove);
        partitions.forEach(read::remove);
        partitions.forEach(committed::remove);
    }

    /** Returns how often a partition was given away: what was taken before it came back is taken anew. */
    synchronized int tenure(TopicPartition partition) {
        return tenures.getOrDefault(partition, 0);
    }

    /** Tells whether a record that was taken in a tenure is still to be dealt with. */
    synchronized boolean holds(TopicPartition partition, long offset, int tenure) {
        return tenure == tenure(partition)
                && open.containsKey(partition)
                && open.get(partition).contains(offset);
    }

    /** Returns what may be committed and was not yet. */
    synchronized Map<TopicPartition, OffsetAndMetadata> advanced() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        read.forEach((partition, next) -> {
            TreeSet<Long> left = open.get(partition);
            long done = left.isEmpty() ? next : left.first();
            if (done > committed.getOrDefault(partition, 0L)) {
                offsets.put(partition, new OffsetAndMetadata(done));
            }
        });
        return offsets;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, done) -> committed.put(partition, done.offset()));
    }
}

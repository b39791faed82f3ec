package org.filingmonitor.alerts.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances that match, as their consumer group knows them, and how far each has applied the topic of watchlists. Each
 * tells that by the offset of a group of its own, which has no members. One that was killed stays for its time-out.
 */
final class Fellows implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fellows.class);
    private static final TopicPartition WATCHLISTS = new TopicPartition(Topics.WATCHLISTS.name(), 0);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Admin admin;
    private final String group;
    private final String instance;

    Fellows(KafkaClients clients, String group) {
        this.admin = clients.admin();
        this.group = group;
        this.instance = clients.instance();
    }

    /** Tells the others that this instance has applied the record at an offset. */
    void announce(long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(groupOf(instance), Map.of(WATCHLISTS, new OffsetAndMetadata(offset + 1)))
                .all()
                .get();
    }

    /** Waits until all other instances have applied the record at an offset, and tells whether they have. */
    boolean haveApplied(long offset, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!haveApplied(offset)) {
                if (System.nanoTime() > until) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
            return true;
        } catch (ExecutionException e) {
            LOG.warn("Kafka does not tell which instances match: {}", e.getMessage());
            return false;
        }
    }

    private boolean haveApplied(long offset) throws ExecutionException, InterruptedException {
        for (String other : others()) {
            OffsetAndMetadata applied = admin.listConsumerGroupOffsets(groupOf(other))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(WATCHLISTS);
            if (applied == null || applied.offset() <= offset) {
                return false;
            }
        }
        return true;
    }

    /** Returns the names of the other instances; a member's name is its instance's, and the number of its thread. */
    private Set<String> others() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members().stream()
                .map(member -> member.groupInstanceId().orElse("").replaceFirst("-\\d+$", ""))
                .filter(name -> !name.equals(instance))
                .collect(Collectors.toSet());
    }

    private String groupOf(String name) {
        return group + "-watchlists-" + name;
    }

    @Override
    public void close() {
        admin.close();
    }
}

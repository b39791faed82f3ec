package org.filingmonitor.alerts;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer group that sealed alerts before the topology did. Where it stopped the topology goes on; else it would seal
 * all alerts that ever were once more.
 */
final class FormerSealer {

    static final String GROUP = "filing-monitor-alerts-sealer";

    private static final Logger LOG = LoggerFactory.getLogger(FormerSealer.class);

    private FormerSealer() {}

    /** Gives a group that has not begun yet the offsets of the former one; nothing is done where there was none. */
    static void handOver(KafkaClients clients, String group) throws InterruptedException {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = offsets(admin, GROUP);
            offsets.keySet().removeAll(offsets(admin, group).keySet());
            if (!offsets.isEmpty()) {
                admin.alterConsumerGroupOffsets(group, offsets).all().get();
                LOG.info("Alerts are sealed from where it was stopped before: {}", offsets);
            }
        } catch (ExecutionException e) {
            throw new KafkaException("The offsets of " + GROUP + " could not be taken over", e.getCause());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        offsets.values().removeIf(offset -> offset == null);
        return offsets;
    }
}

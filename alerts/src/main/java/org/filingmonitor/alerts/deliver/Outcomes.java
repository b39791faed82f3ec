package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * What became of notifications before this process began, or while they were another instance's. An outcome is younger
 * than the record that it is about, so that only a part of the topic is read.
 */
final class Outcomes {

    private static final Duration POLL = Duration.ofMillis(200);

    /** How far the clocks of two instances may be apart. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final KafkaClients clients;
    private final TopicBytes<NotificationOutcome> topic;
    private final Map<String, NotificationOutcome> known = new HashMap<>();
    private Instant knownSince = Instant.MAX;

    Outcomes(KafkaClients clients, AvroSerdes serdes) {
        this.clients = clients;
        this.topic = TopicBytes.of(Topics.NOTIFICATION_OUTCOMES, serdes);
    }

    TopicBytes<NotificationOutcome> topic() {
        return topic;
    }

    /** Forgets what is known, since others may have gone on. */
    void forget() {
        known.clear();
        knownSince = Instant.MAX;
    }

    /** Returns the outcome so far, without the alerts' ids, of a notification that was put into its topic at a time. */
    Optional<NotificationOutcome> of(String notificationId, Instant putAt) {
        if (putAt.isBefore(knownSince)) {
            read(putAt.minus(SKEW));
            knownSince = putAt.minus(SKEW);
        }
        return Optional.ofNullable(known.get(notificationId));
    }

    private void read(Instant since) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.topic().name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            reader.assign(partitions);
            seek(reader, partitions, since, ends);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(record -> topic.entry(record)
                        .filter(told -> told.value() != null)
                        .ifPresent(told -> note(told.key(), told.value())));
            }
        }
    }

    private static void seek(
            KafkaConsumer<?, ?> reader,
            List<TopicPartition> partitions,
            Instant since,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(any -> any, any -> Math.max(0, since.toEpochMilli())));
        reader.offsetsForTimes(times)
                .forEach((partition, at) -> reader.seek(partition, first(at, ends.get(partition))));
    }

    private static long first(OffsetAndTimestamp at, long end) {
        return at == null ? end : at.offset();
    }

    private void note(String notificationId, NotificationOutcome outcome) {
        outcome.setAlertIds(List.of()); // most of what it holds, and nobody asks for them here
        known.put(notificationId, outcome);
    }
}

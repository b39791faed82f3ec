package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.alerts.wire.ReaderPool;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Reads outcomes out of their topic, the latest first: each request reads a bounded part of it at a time. */
final class OutcomeLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How far back the latest outcomes are looked for, in records of each partition. */
    private static final long WINDOW = 2_500;

    private final ReaderPool readers;
    private final TopicBytes<NotificationOutcome> outcomes;

    OutcomeLog(ReaderPool readers, AvroSerdes serdes) {
        this.readers = readers;
        this.outcomes = TopicBytes.of(Topics.NOTIFICATION_OUTCOMES, serdes);
    }

    /** What became of a notification. */
    record Told(String notificationId, NotificationOutcome outcome) {}

    /** Returns the latest outcomes that somebody wants, the latest first; each notification's newest one. */
    List<Told> latest(BiPredicate<String, NotificationOutcome> wanted, int size) {
        return readers.read(reader -> {
            Map<TopicPartition, Long> ends = ends(reader);
            return read(reader, before(ends), ends).entrySet().stream()
                    .filter(told -> wanted.test(told.getKey(), told.getValue()))
                    .map(told -> new Told(told.getKey(), told.getValue()))
                    .sorted(Comparator.comparing((Told told) -> told.outcome().getLastAttempt())
                            .reversed())
                    .limit(size)
                    .toList();
        });
    }

    /**
     * Returns the newest outcome of a notification, however long ago it was.
     *
     * @throws TimeoutException if Kafka does not answer in time
     */
    Optional<NotificationOutcome> of(String notificationId) {
        return readers.read(reader -> {
            Map<TopicPartition, Long> until = ends(reader);
            Map<TopicPartition, Long> first = reader.beginningOffsets(until.keySet(), PATIENCE);
            while (until.entrySet().stream().anyMatch(end -> end.getValue() > first.get(end.getKey()))) {
                Map<TopicPartition, Long> from = before(until);
                NotificationOutcome found = read(reader, from, until).get(notificationId);
                if (found != null) {
                    return Optional.of(found);
                }
                until = from;
            }
            return Optional.empty();
        });
    }

    private static Map<TopicPartition, Long> before(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> from = new HashMap<>(ends);
        from.replaceAll((partition, end) -> Math.max(0, end - WINDOW));
        return from;
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> reader) {
        List<TopicPartition> partitions = reader.partitionsFor(outcomes.topic().name(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        return reader.endOffsets(partitions, PATIENCE);
    }

    private Map<String, NotificationOutcome> read(
            KafkaConsumer<byte[], byte[]> reader, Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
        from.forEach(reader::seek);
        Map<String, NotificationOutcome> newest = new HashMap<>();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (until.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > patience) {
                throw new TimeoutException("outcomes could not be read within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                outcomes.entry(record).ifPresent(told -> note(newest, told.key(), told.value()));
            }
        }
        return newest;
    }

    private static void note(Map<String, NotificationOutcome> newest, String id, NotificationOutcome outcome) {
        if (outcome == null) {
            newest.remove(id);
        } else {
            newest.put(id, outcome);
        }
    }
}

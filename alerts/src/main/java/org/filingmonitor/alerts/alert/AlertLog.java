package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.ReaderPool;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Reads alerts out of their topic, which keeps them all: each request reads a bounded part of it. */
public final class AlertLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How far back the newest alerts are looked for, in records of each partition. */
    private static final long WINDOW = 2_500;

    /** How far on the next alerts are looked for. */
    private static final long AHEAD = 10_000;

    private final KafkaClients clients;
    private final ReaderPool readers;
    private final TopicBytes<Alert> alerts;

    /** Reads with readers of a pool, and with clients of its own what takes longer. */
    public AlertLog(KafkaClients clients, ReaderPool readers, AvroSerdes serdes) {
        this.clients = clients;
        this.readers = readers;
        this.alerts = TopicBytes.of(Topics.ALERTS, serdes);
    }

    /** Alerts, oldest first, and where to go on. */
    record Page(List<Alert> alerts, AlertCursor next) {}

    /** Returns the newest alerts that somebody wants. */
    Page newest(Predicate<Alert> wanted, int size) {
        return readers.read(reader -> {
            Map<TopicPartition, Long> ends = ends(reader);
            Map<TopicPartition, Long> from = new HashMap<>();
            reader.beginningOffsets(ends.keySet(), PATIENCE)
                    .forEach((partition, first) -> from.put(partition, Math.max(first, ends.get(partition) - WINDOW)));
            return read(reader, from, ends, FoundAlerts.newest(wanted, size));
        });
    }

    /**
     * Returns the next alerts after a position that somebody wants; fewer than asked for where the topic ends, or where few
     * of many are wanted. Nothing follows once the position stays where it is.
     */
    Page after(AlertCursor cursor, Predicate<Alert> wanted, int size) {
        return readers.read(reader -> {
            Map<TopicPartition, Long> ends = ends(reader);
            Map<TopicPartition, Long> from = cursor.atMost(ends).byPartition();
            Map<TopicPartition, Long> until = new HashMap<>(ends);
            until.replaceAll((partition, end) -> Math.min(end, from.get(partition) + AHEAD));
            return read(reader, from, until, FoundAlerts.first(wanted, size));
        });
    }

    /**
     * Returns a position, brought back to where the topic ends if it is beyond: one that was given for a topic that was
     * deleted since would keep its reader from what is written until the new one is as long.
     */
    AlertCursor reachable(AlertCursor cursor) {
        return readers.read(reader -> cursor.atMost(ends(reader)));
    }

    /** Of partitions that it has not, a reader takes the ends for an oversight, and warns. */
    private static Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> reader) {
        reader.assign(AlertCursor.partitions());
        return reader.endOffsets(AlertCursor.partitions(), PATIENCE);
    }

    /** Reads every alert after a position that is there now, each partition in its order, as long as somebody wants it. */
    void replay(AlertCursor from, BooleanSupplier going, Consumer<PlacedAlert> each) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            Map<TopicPartition, Long> ends = ends(reader);
            from.byPartition().forEach(reader::seek);
            while (going.getAsBoolean()
                    && ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                placed(reader.poll(POLL)).forEach(each);
            }
        }
    }

    /** Reads records; those that nobody can read are passed over. */
    List<PlacedAlert> placed(ConsumerRecords<byte[], byte[]> records) {
        List<PlacedAlert> placed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            alert(record).ifPresent(alert -> placed.add(new PlacedAlert(record.partition(), record.offset(), alert)));
        }
        return placed;
    }

    private Page read(
            KafkaConsumer<byte[], byte[]> reader,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            FoundAlerts found) {
        from.forEach(reader::seek);
        Map<TopicPartition, Long> next = new HashMap<>(from);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!found.areEnough()
                && ends.entrySet().stream().anyMatch(end -> next.get(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("alerts could not be read within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (!found.areEnough()) {
                    alert(record).ifPresent(found::offer);
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
            }
            if (!found.areEnough()) { // past what holds no records, such as the marks of transactions
                next.replaceAll((partition, offset) -> reader.position(partition));
            }
        }
        return new Page(found.inOrder(), AlertCursor.of(next));
    }

    private Optional<Alert> alert(ConsumerRecord<byte[], byte[]> record) {
        return alerts.entry(record).map(TopicBytes.Entry::value);
    }
}

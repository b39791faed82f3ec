package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads alerts out of their topic, which keeps them all: each request reads a bounded part of it. */
public final class AlertLog {

    private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How far back the newest alerts are looked for, in records of each partition. */
    private static final long WINDOW = 2_500;

    /** How far on the next alerts are looked for. */
    private static final long AHEAD = 10_000;

    private final KafkaClients clients;
    private final TopicBytes<Alert> alerts;

    /** Reads with clients of its own for each request. */
    public AlertLog(KafkaClients clients, AvroSerdes serdes) {
        this.clients = clients;
        this.alerts = TopicBytes.of(Topics.ALERTS, serdes);
    }

    /** Alerts, oldest first, and where to go on. */
    record Page(List<Alert> alerts, AlertCursor next) {}

    /** Returns the newest alerts that somebody wants. */
    Page newest(Predicate<Alert> wanted, int size) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            List<TopicPartition> partitions = AlertCursor.partitions();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> from = new HashMap<>();
            reader.beginningOffsets(partitions, PATIENCE)
                    .forEach((partition, first) -> from.put(partition, Math.max(first, ends.get(partition) - WINDOW)));
            Page all = read(reader, from, ends, wanted, Integer.MAX_VALUE);
            int found = all.alerts().size();
            return new Page(all.alerts().subList(Math.max(0, found - size), found), all.next());
        }
    }

    /**
     * Returns the next alerts after a position that somebody wants; fewer than asked for where the topic ends, or where few
     * of many are wanted. Nothing follows once the position stays where it is.
     */
    Page after(AlertCursor cursor, Predicate<Alert> wanted, int size) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            Map<TopicPartition, Long> ends = reader.endOffsets(AlertCursor.partitions(), PATIENCE);
            Map<TopicPartition, Long> from = cursor.atMost(ends).byPartition();
            Map<TopicPartition, Long> until = new HashMap<>(ends);
            until.replaceAll((partition, end) -> Math.min(end, from.get(partition) + AHEAD));
            return read(reader, from, until, wanted, size);
        }
    }

    /**
     * Returns a position, brought back to where the topic ends if it is beyond: one that was given for a topic that was
     * deleted since would keep its reader from what is written until the new one is as long.
     */
    AlertCursor reachable(AlertCursor cursor) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            return cursor.atMost(reader.endOffsets(AlertCursor.partitions(), PATIENCE));
        }
    }

    /** Reads every alert after a position that is there now, each partition in its order, as long as somebody wants it. */
    void replay(AlertCursor from, BooleanSupplier going, Consumer<PlacedAlert> each) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            Map<TopicPartition, Long> ends = reader.endOffsets(AlertCursor.partitions(), PATIENCE);
            reader.assign(ends.keySet());
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
            alert(record).forEach(alert -> placed.add(new PlacedAlert(record.partition(), record.offset(), alert)));
        }
        return placed;
    }

    private Page read(
            KafkaConsumer<byte[], byte[]> reader,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Predicate<Alert> wanted,
            int size) {
        reader.assign(from.keySet());
        from.forEach(reader::seek);
        Map<TopicPartition, Long> next = new HashMap<>(from);
        List<Alert> found = new ArrayList<>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < size
                && ends.entrySet().stream().anyMatch(end -> next.get(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("alerts could not be read within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                if (found.size() < size) {
                    found.addAll(alert(record).stream().filter(wanted).toList());
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
            }
            if (found.size() < size) { // past what holds no records, such as the marks of transactions
                next.replaceAll((partition, offset) -> reader.position(partition));
            }
        }
        found.sort(Comparator.comparing(Alert::getFiredAt));
        return new Page(found, AlertCursor.of(next));
    }

    private List<Alert> alert(ConsumerRecord<byte[], byte[]> record) {
        try {
            return List.of(alerts.value(record.value()));
        } catch (RuntimeException e) {
            if (DeadLetter.isPassing(e)) {
                throw e;
            }
            LOG.warn("An alert is passed over, since nobody can read it: {}", e.getMessage());
            return List.of();
        }
    }
}

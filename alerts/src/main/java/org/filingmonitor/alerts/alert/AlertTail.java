package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;

/** Reads alerts as they are written, once for all who listen. Where Kafka was away, it goes on from where it stood. */
final class AlertTail implements Tireless.Work {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final AlertLog log;
    private final Set<AlertListener> listeners = ConcurrentHashMap.newKeySet();

    /** The next offset of each partition; empty until it is known. */
    private final Map<TopicPartition, Long> next = new HashMap<>();

    AlertTail(KafkaClients clients, AlertLog log) {
        this.clients = clients;
        this.log = log;
    }

    /** Tells whether it is known where the alerts end, so that anybody can listen; not so until Kafka was reached. */
    synchronized boolean isPlaced() {
        return !next.isEmpty();
    }

    /** Begins to listen. What was written before the listener's position is not heard, everything after it is. */
    synchronized AlertListener listen() {
        AlertListener listener = new AlertListener(AlertCursor.of(next));
        listeners.add(listener);
        return listener;
    }

    void leave(AlertListener listener) {
        listeners.remove(listener);
    }

    int listening() {
        return listeners.size();
    }

    @Override
    public void run(BooleanSupplier open) {
        List<TopicPartition> partitions = AlertCursor.partitions();
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(partitions);
            begin(reader.endOffsets(partitions));
            next.forEach(reader::seek);
            while (open.getAsBoolean()) {
                tell(log.placed(reader.poll(POLL)), reader);
            }
        }
    }

    private synchronized void begin(Map<TopicPartition, Long> ends) {
        ends.forEach(next::putIfAbsent);
    }

    /** In one piece with the new position: who begins to listen meanwhile begins before these alerts, or after. */
    private synchronized void tell(List<PlacedAlert> alerts, KafkaConsumer<byte[], byte[]> reader) {
        alerts.forEach(alert -> listeners.forEach(listener -> listener.hear(alert)));
        next.replaceAll((partition, offset) -> reader.position(partition));
    }
}

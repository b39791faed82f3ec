package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.alerts.deliver.Parking.Place;
import org.filingmonitor.alerts.wire.KafkaClients;

/** Reads notifications again where they stand in the topic. */
final class Reread implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> reader;

    Reread(KafkaClients clients) {
        this.reader = clients.promptReader();
    }

    /**
     * Reads the records at places.
     *
     * @param lost is told of places whose record the topic keeps no more
     * @throws TimeoutException if Kafka does not answer in time
     */
    Map<Place, ConsumerRecord<byte[], byte[]>> read(List<Place> places, Consumer<Place> lost) {
        Map<TopicPartition, TreeMap<Long, Place>> wanted = new HashMap<>();
        places.forEach(place -> wanted.computeIfAbsent(place.partition(), any -> new TreeMap<>())
                .put(place.offset(), place));
        Map<Place, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        wanted.forEach((partition, offsets) -> read(partition, offsets, found, lost));
        return found;
    }

    private void read(
            TopicPartition partition,
            NavigableMap<Long, Place> offsets,
            Map<Place, ConsumerRecord<byte[], byte[]>> found,
            Consumer<Place> lost) {
        reader.assign(List.of(partition));
        long first = reader.beginningOffsets(List.of(partition), PATIENCE).get(partition);
        offsets.headMap(first).values().forEach(lost);
        offsets.headMap(first).clear();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!offsets.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new TimeoutException(
                        "notifications could not be read again within " + PATIENCE.toSeconds() + " s");
            }
            reader.seek(partition, offsets.firstKey());
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                Optional.ofNullable(offsets.remove(record.offset())).ifPresent(place -> found.put(place, record));
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}

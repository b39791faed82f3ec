package org.filingmonitor.monitor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Notification;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** Reads the topics on a filing's way to a webhook, and notes when it can be read in each of them. */
final class Stages implements Runnable {

    private static final Duration POLL = Duration.ofMillis(10);

    private final Map<String, String> kafka;
    private final AvroSerdes serdes;
    private final Map<String, Latencies> byTopic = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Stages(Map<String, String> kafka) {
        this.kafka = kafka;
        this.serdes = AvroSerdes.of(kafka);
    }

    @Override
    public void run() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(Topics.FILINGS, Topics.FILING_CHANGES, Topics.ALERTS, Topics.NOTIFICATIONS).stream()
                            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!ended) {
                consumer.poll(POLL).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        Instant seen = seen(record);
        if (seen != null) {
            byTopic.computeIfAbsent(record.topic(), any -> new Latencies()).add(Duration.between(seen, Instant.now()));
        }
    }

    /** Returns when the filing was recorded first; null for what is no new filing. */
    private Instant seen(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.FILINGS.name())) {
            return Instant.ofEpochMilli(record.timestamp());
        }
        Filing filing = filing(record);
        return filing == null ? null : filing.getFirstSeenAt();
    }

    private Filing filing(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.FILING_CHANGES.name())) {
            FilingChange change = value(Topics.FILING_CHANGES, record);
            return change.getBefore() == null ? change.getAfter() : null;
        }
        if (record.topic().equals(Topics.ALERTS.name())) {
            Alert alert = value(Topics.ALERTS, record);
            return alert.getFiling();
        }
        Notification notification = value(Topics.NOTIFICATIONS, record);
        return notification.getAlerts().get(0).getFiling();
    }

    private <V> V value(Topic<?, V> topic, ConsumerRecord<byte[], byte[]> record) {
        return serdes.value(topic).deserializer().deserialize(topic.name(), record.value());
    }

    void clear() {
        byTopic.clear();
    }

    void end() {
        ended = true;
    }

    void print() {
        for (Topic<?, ?> topic : List.of(Topics.FILINGS, Topics.FILING_CHANGES, Topics.ALERTS, Topics.NOTIFICATIONS)) {
            Latencies found = byTopic.get(topic.name());
            System.out.println(topic.name() + ": " + (found == null ? "none" : found));
        }
    }
}

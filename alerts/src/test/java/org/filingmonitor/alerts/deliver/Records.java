package org.filingmonitor.alerts.deliver;

import static org.filingmonitor.alerts.AFiling.aFiling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;

/** The committed records of a topic, as they are now. */
public final class Records {

    private Records() {}

    /** A notification of one alert, for a webhook. */
    static Notification notification(String id, String watchlistId, String url) {
        Instant now = Instant.now();
        Alert alert =
                new Alert("a-" + id, watchlistId, "NEW", now, aFiling("CN-1").filing(), List.of());
        return new Notification(
                id,
                watchlistId,
                watchlistId,
                NotificationKind.ALERTS,
                null,
                "",
                Channels.of(ChannelType.WEBHOOK, url, null),
                List.of(alert),
                List.of(),
                now);
    }

    /** Returns a producer of transactions. */
    public static KafkaProducer<byte[], byte[]> transactional(KafkaClients clients) {
        Map<String, Object> config = new HashMap<>(clients.kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "transactions");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static List<ConsumerRecord<byte[], byte[]>> of(KafkaClients clients, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            reader.assign(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}

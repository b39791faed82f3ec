package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals alerts into notifications, in the transaction that consumes them: an alert becomes each of its notifications
 * exactly once, before anything is sent.
 */
final class Sealer implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final Subscribers subscribers;
    private final Clock clock;
    private final TopicBytes<Alert> alerts;
    private final TopicBytes<TrendAlert> trendAlerts;
    private final TopicBytes<Notification> notifications;

    Sealer(KafkaClients clients, AvroSerdes serdes, Subscribers subscribers, Clock clock) {
        this.clients = clients;
        this.subscribers = subscribers;
        this.clock = clock;
        this.alerts = TopicBytes.of(Topics.ALERTS, serdes);
        this.trendAlerts = TopicBytes.of(Topics.TREND_ALERTS, serdes);
        this.notifications = TopicBytes.of(Topics.NOTIFICATIONS, serdes);
    }

    @Override
    public void run(BooleanSupplier open) throws InterruptedException {
        if (!subscribers.awaitKnown(open)) {
            return;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = clients.member("sealer");
                KafkaProducer<byte[], byte[]> producer = clients.transactionalProducer("sealer")) {
            producer.initTransactions();
            consumer.subscribe(List.of(Topics.ALERTS.name(), Topics.TREND_ALERTS.name()));
            while (open.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    seal(batch, consumer, producer);
                }
            }
        }
    }

    /** Should it fail, producer and consumer are closed, which aborts the transaction, and all is read again. */
    private void seal(
            ConsumerRecords<byte[], byte[]> batch,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer)
            throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> outgoing = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            outgoing.addAll(outgoing(record));
        }
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : outgoing) {
            Future<RecordMetadata> unused = producer.send(record); // the commit fails if this does
        }
        producer.sendOffsetsToTransaction(batch.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private List<ProducerRecord<byte[], byte[]>> outgoing(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException {
        boolean ofTrend = record.topic().equals(Topics.TREND_ALERTS.name());
        Sealing sealing;
        try {
            sealing =
                    ofTrend ? Sealing.of(trendAlerts.value(record.value())) : Sealing.of(alerts.value(record.value()));
        } catch (RuntimeException e) {
            if (DeadLetter.isPassing(e)) {
                throw e;
            }
            LOG.warn("An alert goes to the dead letters: {}", e.getMessage());
            return List.of(DeadLetter.of(ofTrend ? Topics.TREND_ALERTS : Topics.ALERTS, record, e.getMessage()));
        }
        return subscribers
                .find(sealing.watchlistId())
                .map(watchlist -> sealing.notifications(watchlist, clock.instant()))
                .orElse(List.of())
                .stream()
                .map(one -> notifications.record(one.getId(), one, one.getSealedAt()))
                .toList();
    }
}

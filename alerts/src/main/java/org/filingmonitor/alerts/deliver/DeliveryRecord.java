package org.filingmonitor.alerts.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.alerts.courier.Attempt;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of notifications. It returns once Kafka has it, however long Kafka may be away. */
final class DeliveryRecord implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecord.class);
    private static final List<DeliveryState> OUTCOMES =
            List.of(DeliveryState.DELIVERED, DeliveryState.RETRYING, DeliveryState.STOPPED, DeliveryState.DEAD);

    private volatile boolean closed;

    private final FailsafeExecutor<Object> untilTaken = Failsafe.with(RetryPolicy.builder()
            .handle(ExecutionException.class, RuntimeException.class)
            .withMaxRetries(-1)
            .abortIf((result, failure) -> closed)
            .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .onRetryScheduled(retry -> LOG.warn(
                    "An outcome could not be written, again in {}: {}",
                    retry.getDelay(),
                    retry.getLastException().toString()))
            .build());

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicBytes<Notification> notifications;
    private final TopicBytes<NotificationOutcome> outcomes;

    DeliveryRecord(
            KafkaClients clients, TopicBytes<Notification> notifications, TopicBytes<NotificationOutcome> outcomes) {
        this.notifications = notifications;
        this.producer = clients.producer();
        this.outcomes = outcomes;
        OUTCOMES.forEach(state -> count(state, 0)); // a count of none is told too
    }

    private static void count(DeliveryState state, int tries) {
        Metrics.counter("filing.monitor.deliveries", "outcome", state.name().toLowerCase(Locale.ROOT))
                .increment(tries);
    }

    /** Notes how a try ended, and when the next one comes, or null. */
    void note(Pending pending, Attempt attempt, Instant at, Instant next) {
        count(attempt.state(), 1);
        NotificationOutcome outcome = new NotificationOutcome(
                pending.notification().getWatchlistId(),
                attempt.state(),
                pending.tried() + 1,
                at,
                next,
                attempt.reason(),
                pending.notification().getChannel(),
                pending.alertIds(),
                pending.notification().getSealedAt(),
                pending.record().partition(),
                pending.record().offset());
        write(() -> outcomes.record(pending.notification().getId(), outcome, at));
    }

    /** Notes that the last try failed: dead letter first, so that no final outcome stands without one. */
    void noteDead(Pending pending, String reason, Instant at) {
        write(() -> DeadLetter.of(Topics.NOTIFICATIONS, pending.record(), reason));
        note(pending, Attempt.dead(reason), at, null);
    }

    /** Puts another notification among those that are to be sent. */
    void send(Notification notification) {
        write(() -> notifications.record(notification.getId(), notification, notification.getSealedAt()));
    }

    /** Keeps a notification that nobody can read. */
    void noteUnreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
        write(() -> DeadLetter.of(Topics.NOTIFICATIONS, record, reason));
    }

    private void write(Written written) {
        untilTaken.run(() -> producer.send(written.record()).get());
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(1));
    }

    /** A record to write; making it asks the registry for its schema. */
    private interface Written {
        ProducerRecord<byte[], byte[]> record();
    }
}

package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a record of the topic of notifications still needs: nothing, a first try, or another one. */
record Intake(TopicBytes<Notification> topic, Outcomes outcomes, OffsetsDone offsets, DeliveryRecord record) {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Returns what is to be delivered; empty if the notification has a final outcome, or is unreadable. */
    Optional<Pending> take(ConsumerRecord<byte[], byte[]> taken) {
        TopicPartition partition = new TopicPartition(taken.topic(), taken.partition());
        offsets.taken(partition, taken.offset());
        Optional<Pending> pending = pending(taken);
        if (pending.isEmpty()) {
            offsets.done(partition, taken.offset());
        }
        return pending;
    }

    /** Returns what was parked, read again. */
    Pending take(ConsumerRecord<byte[], byte[]> again, Parking.Place place) {
        return Pending.resumed(again, topic.value(again.value()), place, tenure(again));
    }

    /** Gives up a parked notification that the topic keeps no more. */
    void lost(Parking.Place place) {
        LOG.error(
                "The notification at {} of {} was kept too short a time to be sent", place.offset(), place.partition());
        offsets.done(place.partition(), place.offset());
    }

    private Optional<Pending> pending(ConsumerRecord<byte[], byte[]> taken) {
        Notification notification;
        try {
            notification = notification(taken);
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.warn("A notification goes to the dead letters: {}", e.getMessage());
            record.noteUnreadable(taken, e.getMessage());
            return Optional.empty();
        }
        return outcomes.of(notification.getId(), Instant.ofEpochMilli(taken.timestamp()))
                .map(outcome -> resumed(taken, notification, outcome))
                .orElseGet(() -> Optional.of(Pending.fresh(taken, notification, tenure(taken))));
    }

    private Notification notification(ConsumerRecord<byte[], byte[]> taken) {
        if (taken.value() == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return topic.value(taken.value());
    }

    private int tenure(ConsumerRecord<?, ?> taken) {
        return offsets.tenure(new TopicPartition(taken.topic(), taken.partition()));
    }

    private Optional<Pending> resumed(
            ConsumerRecord<byte[], byte[]> taken, Notification notification, NotificationOutcome outcome) {
        if (isSentAgain(taken, outcome)) {
            return Optional.of(Pending.fresh(taken, notification, tenure(taken)));
        }
        return outcome.getState() == DeliveryState.RETRYING
                ? Optional.of(Pending.resumed(taken, notification, outcome, tenure(taken)))
                : Optional.empty();
    }

    /** What people send again stands after what the outcome is about; of an older version, it is younger than its last try. */
    private static boolean isSentAgain(ConsumerRecord<?, ?> taken, NotificationOutcome outcome) {
        return outcome.getPartition() == taken.partition()
                ? taken.offset() > outcome.getOffset()
                : outcome.getState() != DeliveryState.RETRYING
                        && taken.timestamp() > outcome.getLastAttempt().toEpochMilli();
    }
}

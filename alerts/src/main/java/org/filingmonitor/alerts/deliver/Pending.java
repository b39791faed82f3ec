package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.event.TrendAlert;

/**
 * A notification that has no final outcome yet.
 *
 * @param record the record that it was read from
 * @param tried how often it was tried
 * @param next when it is to be tried next
 * @param tenure the {@link OffsetsDone#tenure} in which it was taken
 */
record Pending(ConsumerRecord<byte[], byte[]> record, Notification notification, int tried, Instant next, int tenure) {

    static final int MAIL_LANES = 5;

    static Pending fresh(ConsumerRecord<byte[], byte[]> record, Notification notification, int tenure) {
        return new Pending(record, notification, 0, Instant.EPOCH, tenure);
    }

    static Pending resumed(
            ConsumerRecord<byte[], byte[]> record, Notification notification, NotificationOutcome outcome, int tenure) {
        Instant next = outcome.getNextAttempt() == null ? Instant.EPOCH : outcome.getNextAttempt();
        return new Pending(record, notification, outcome.getAttempts(), next, tenure);
    }

    static Pending resumed(
            ConsumerRecord<byte[], byte[]> record, Notification notification, Parking.Place place, int tenure) {
        return new Pending(record, notification, place.tried(), place.next(), tenure);
    }

    Pending again(Instant at) {
        return new Pending(record, notification, tried + 1, at, tenure);
    }

    /** Returns it to be tried at a time, by no try older than it is. */
    Pending put(Instant off) {
        return new Pending(record, notification, tried, off, tenure);
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Returns the ids of its alerts. */
    List<String> alertIds() {
        return Stream.concat(
                        notification.getAlerts().stream().map(Alert::getId),
                        notification.getTrendAlerts().stream().map(TrendAlert::getId))
                .toList();
    }

    /** Who waits for whom: tries of one target; of mail, all of the same lane, since one server takes it from few at once. */
    String lane() {
        return notification.getChannel().getType() == ChannelType.EMAIL
                ? "mail " + Math.floorMod(target().hashCode(), MAIL_LANES)
                : target();
    }

    /** What is kept apart from others: the channel's kind and where it leads. */
    String target() {
        return notification.getChannel().getType() + " "
                + notification.getChannel().getTarget();
    }
}

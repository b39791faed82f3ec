package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.filingmonitor.alerts.courier.Courier;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notifications from their topic and hands them to delivery. Offsets are committed up to the first notification
 * without a final outcome: after a kill it and all after it are read again, and those that have an outcome are passed
 * over.
 */
final class Sender implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Most parked notifications read again at once. */
    private static final int PAGE = 500;

    /** Most notifications parked, at some 150 bytes each; beyond that, no more are taken of any target. */
    private static final int MOST_PARKED = 1_000_000;

    private final KafkaClients clients;
    private final Subscribers subscribers;
    private final AvroSerdes serdes;
    private final Map<ChannelType, Courier> couriers;
    private final RetrySchedule schedule;
    private final Holding holding;
    private final Clock clock;

    Sender(
            KafkaClients clients,
            AvroSerdes serdes,
            Subscribers subscribers,
            Map<ChannelType, Courier> couriers,
            RetrySchedule schedule,
            Holding holding,
            Clock clock) {
        this.clients = clients;
        this.serdes = serdes;
        this.subscribers = subscribers;
        this.couriers = couriers;
        this.schedule = schedule;
        this.holding = holding;
        this.clock = clock;
    }

    @Override
    public void run(BooleanSupplier open) throws InterruptedException {
        if (!subscribers.awaitKnown(open)) {
            return;
        }
        OffsetsDone offsets = new OffsetsDone();
        Parking parking = new Parking(holding);
        Outcomes outcomes = new Outcomes(clients, serdes);
        TopicBytes<Notification> notifications = TopicBytes.of(Topics.NOTIFICATIONS, serdes);
        try (KafkaConsumer<byte[], byte[]> consumer = clients.member("sender");
                Reread parked = new Reread(clients);
                DeliveryRecord record = new DeliveryRecord(clients, notifications, outcomes.topic());
                Deliveries deliveries =
                        new Deliveries(couriers, subscribers, schedule, record, offsets, parking, open, clock)) {
            Intake intake = new Intake(notifications, outcomes, offsets, record);
            consumer.subscribe(List.of(Topics.NOTIFICATIONS.name()), new Handover(offsets, parking, outcomes));
            while (open.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> taken : consumer.poll(POLL)) {
                    intake.take(taken).filter(parking::hold).ifPresent(deliveries::accept);
                }
                parked.read(parking.admitted(PAGE), place -> {
                            intake.lost(place);
                            parking.release(place.target());
                        })
                        .forEach((place, again) -> deliveries.accept(intake.take(again, place)));
                commit(consumer, offsets);
                pace(consumer, parking);
            }
        }
    }

    private static void commit(KafkaConsumer<byte[], byte[]> consumer, OffsetsDone offsets) {
        Map<TopicPartition, OffsetAndMetadata> advanced = offsets.advanced();
        if (!advanced.isEmpty()) {
            try {
                consumer.commitSync(advanced);
                offsets.committed(advanced);
            } catch (RebalanceInProgressException e) {
                LOG.debug("Offsets are committed once the group has settled", e);
            }
        }
    }

    private static void pace(KafkaConsumer<byte[], byte[]> consumer, Parking parking) {
        if (parking.parkedInAll() >= MOST_PARKED) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    /** What another instance takes over is forgotten, and what comes from another one is looked up. */
    private record Handover(OffsetsDone offsets, Parking parking, Outcomes outcomes)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
            parking.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            outcomes.forget();
        }
    }
}

package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.NotificationOutcome;
import org.filingmonitor.topic.Topics;

/**
 * Sends notifications again, whatever became of them: each is put into its topic once more as it is, under its id. What
 * stands there after what its outcome is about is tried anew.
 */
final class Redelivery implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;

    Redelivery(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.producer = clients.producer(PATIENCE);
        this.clock = clock;
    }

    /**
     * Puts a notification into its topic again, and tells whether it still was there to be read.
     *
     * @throws ExecutionException if Kafka did not take it
     * @throws TimeoutException if Kafka did not take it in time
     */
    boolean send(NotificationOutcome outcome) throws ExecutionException, InterruptedException, TimeoutException {
        Optional<ConsumerRecord<byte[], byte[]>> sealed = sealed(outcome);
        if (sealed.isPresent()) {
            producer.send(new ProducerRecord<>(
                            Topics.NOTIFICATIONS.name(),
                            null,
                            clock.millis(),
                            sealed.get().key(),
                            sealed.get().value()))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return sealed.isPresent();
    }

    private Optional<ConsumerRecord<byte[], byte[]>> sealed(NotificationOutcome outcome) {
        if (outcome.getOffset() < 0) {
            return Optional.empty(); // of a version that did not tell where
        }
        TopicPartition partition = new TopicPartition(Topics.NOTIFICATIONS.name(), outcome.getPartition());
        Parking.Place place = new Parking.Place("", partition, outcome.getOffset(), 0, clock.instant());
        try (Reread reader = new Reread(clients)) {
            Map<Parking.Place, ConsumerRecord<byte[], byte[]>> found = reader.read(List.of(place), lost -> {});
            return Optional.ofNullable(found.get(place));
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}

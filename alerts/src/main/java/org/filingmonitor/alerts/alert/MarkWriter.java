package org.filingmonitor.alerts.alert;

import io.javalin.http.ServiceUnavailableResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.AlertMark;
import org.filingmonitor.event.AlertMarkKind;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Writes marks to their topic, and waits until this instance knows them. */
public final class MarkWriter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicBytes<AlertMark> topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AlertMarks marks;
    private final Clock clock;

    /** Writes with a producer of its own. */
    public MarkWriter(KafkaClients clients, AvroSerdes serdes, AlertMarks marks, Clock clock) {
        this.topic = TopicBytes.of(Topics.ALERT_MARKS, serdes);
        this.producer = clients.producer(PATIENCE);
        this.marks = marks;
        this.clock = clock;
    }

    /** Returns the mark that an alert was seen. */
    AlertMark seen(String alertId) {
        return new AlertMark(AlertMarkKind.SEEN, alertId, "", "", clock.instant());
    }

    /** Returns the mark that a filing is muted in a watchlist. */
    AlertMark muted(String watchlistId, String filingId) {
        return new AlertMark(AlertMarkKind.MUTED, "", watchlistId, filingId, clock.instant());
    }

    /**
     * Writes marks, or takes them back, and tells whether this instance knows it in time.
     *
     * @throws ServiceUnavailableResponse if Kafka does not take them
     */
    boolean write(List<AlertMark> written, boolean back) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (AlertMark mark : written) {
                sent.add(send(mark, back));
            }
            long last = -1;
            for (Future<RecordMetadata> one : sent) {
                last = Math.max(
                        last,
                        one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).offset());
            }
            return marks.awaitApplied(last, PATIENCE);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new ServiceUnavailableResponse("Kafka did not take the mark: " + e.getMessage() + "; try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("The monitor is stopping; try again later");
        }
    }

    /** One that failed at once was waited for; so would be each of the others. */
    private Future<RecordMetadata> send(AlertMark mark, boolean back) throws ExecutionException, InterruptedException {
        Future<RecordMetadata> sent =
                producer.send(topic.record(AlertMarks.key(mark), back ? null : mark, mark.getMarkedAt()));
        if (sent.isDone()) {
            var unused = sent.get();
        }
        return sent;
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}

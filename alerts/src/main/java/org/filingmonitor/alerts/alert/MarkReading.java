package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.DeadLetter;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.AlertMark;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the topic of marks into their table, from its beginning and then as it grows. Run again after a failure, it goes on
 * where it stopped, so that the table never shows an older state.
 */
public final class MarkReading implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(MarkReading.class);
    private static final TopicPartition MARKS = new TopicPartition(Topics.ALERT_MARKS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final TopicBytes<AlertMark> topic;
    private final AlertMarks marks;

    /** Fills a table. */
    public MarkReading(KafkaClients clients, AvroSerdes serdes, AlertMarks marks) {
        this.clients = clients;
        this.topic = TopicBytes.of(Topics.ALERT_MARKS, serdes);
        this.marks = marks;
    }

    @Override
    public void run(BooleanSupplier open) {
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(List.of(MARKS));
            reader.seek(MARKS, marks.next());
            long end = reader.endOffsets(List.of(MARKS), PATIENCE).get(MARKS);
            while (open.getAsBoolean()) {
                reader.poll(POLL).forEach(this::apply);
                long position = reader.position(MARKS, PATIENCE);
                marks.advance(position);
                if (position >= end) {
                    marks.complete();
                }
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            String key = topic.key(record.key());
            AlertMark mark = record.value() == null ? null : topic.value(record.value());
            if (mark != null && !AlertMarks.key(mark).equals(key)) {
                throw new IllegalArgumentException("its key is " + key + ", but it is about " + AlertMarks.key(mark));
            }
            marks.apply(key, mark != null);
        } catch (RuntimeException e) {
            if (DeadLetter.isPassing(e)) {
                throw e;
            }
            LOG.error("The mark at offset {} is passed over: {}", record.offset(), e.toString());
        }
    }
}

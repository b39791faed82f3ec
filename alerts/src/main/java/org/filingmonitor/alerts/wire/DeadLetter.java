package org.filingmonitor.alerts.wire;

import io.micrometer.core.instrument.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** What is kept of a record that could not be read or delivered: its bytes, where it stood and why. */
public final class DeadLetter {

    /** Most bytes kept of a value: with its headers, the letter is to fit one of Kafka's records too. */
    private static final int MOST_BYTES = 1_000_000;

    private static final String METER = "filing.monitor.dead.letters";

    static { // a count of none is told too
        for (Topic<?, ?> topic :
                List.of(Topics.FILING_CHANGES, Topics.ALERTS, Topics.TREND_ALERTS, Topics.NOTIFICATIONS)) {
            count(topic, 0);
        }
    }

    private DeadLetter() {}

    private static void count(Topic<?, ?> topic, int letters) {
        Metrics.counter(METER, "topic", topic.deadLetters()).increment(letters);
    }

    /** Returns the dead letter of a record of a topic; its headers {@code position} and {@code reason} are UTF-8. */
    public static ProducerRecord<byte[], byte[]> of(
            Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record, String reason) {
        String position = record.topic() + "-" + record.partition() + "@" + record.offset();
        return of(topic, position, record.key(), record.value(), reason);
    }

    /** Returns the dead letter of what stood at a position of a topic. */
    public static ProducerRecord<byte[], byte[]> of(
            Topic<?, ?> topic, String position, byte[] key, byte[] value, String reason) {
        count(topic, 1);
        byte[] kept = value == null || value.length <= MOST_BYTES ? value : Arrays.copyOf(value, MOST_BYTES);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic.deadLetters(), key, kept);
        letter.headers().add("position", position.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("reason", String.valueOf(reason).getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}

package org.filingmonitor.monitor.letter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.filingmonitor.monitor.apart.Away;
import org.filingmonitor.monitor.failure.Failure;

/**
 * Reads the dead letters there are when it is asked: what is written later is not waited for, and what a transaction has
 * not committed is left out. Topics of dead letters have one partition.
 */
public final class DeadLetters implements AutoCloseable {

    /** People wait: shorter than Kafka's own minute. */
    private static final String PATIENCE_MILLIS = "15000";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_STANDSTILL = Duration.ofSeconds(15).toNanos();

    private static final Comparator<Letter> NEWEST_FIRST = Comparator.comparing(Letter::at)
            .reversed()
            .thenComparing(letter -> letter.id().topic())
            .thenComparing(letter -> -letter.id().offset());

    private final KafkaConsumer<byte[], byte[]> consumer;

    private DeadLetters(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Prepares to read.
     *
     * @param kafka properties of Kafka's clients
     * @throws Failure if they are wrong
     */
    public static DeadLetters on(Map<String, String> kafka) {
        Map<String, Object> config = new HashMap<>(Map.of("default.api.timeout.ms", PATIENCE_MILLIS));
        config.putAll(kafka);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        try {
            return new DeadLetters(
                    new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException wrong) {
            throw new Failure("Cannot reach Kafka: " + Away.reason(wrong), wrong);
        }
    }

    /**
     * Returns the newest letters of some topics, the newest first, without their bytes.
     *
     * @param limit how many, at most
     */
    public List<Letter> newest(List<String> topics, int limit) {
        return topics.stream()
                .flatMap(topic -> newest(new TopicPartition(topic, 0), limit).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Reads from further and further back, since some offsets are taken by marks of transactions. */
    private Deque<Letter> newest(TopicPartition topic, int limit) {
        long end = end(topic);
        long first = asked(() -> consumer.beginningOffsets(List.of(topic)).get(topic));
        long span = 2L * limit;
        while (true) {
            long from = Math.max(first, end - span);
            Deque<Letter> letters = new ArrayDeque<>();
            read(topic, from, end, letter -> {
                letters.addLast(letter.withoutBytes());
                if (letters.size() > limit) {
                    letters.removeFirst();
                }
            });
            if (letters.size() == limit || from == first) {
                return letters;
            }
            span *= 8;
        }
    }

    /**
     * Finds a letter.
     *
     * @throws Failure if there is none of that id
     */
    public Letter find(LetterId id) {
        Optional<Letter> found = Optional.empty();
        if (id.partition() == 0) {
            Deque<Letter> letters = new ArrayDeque<>(1);
            read(id.place(), id.offset(), Math.min(end(id.place()), id.offset() + 1), letters::add);
            found = letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
        }
        return found.orElseThrow(() ->
                new Failure("There is no dead letter " + id + ": 'filing-monitor dlq list' shows those there are"));
    }

    /** Hands over every letter of some topics, the oldest of each topic first. */
    public void each(List<String> topics, Consumer<Letter> reader) {
        for (String topic : topics) {
            TopicPartition partition = new TopicPartition(topic, 0);
            read(partition, 0, end(partition), reader);
        }
    }

    /** Turns to a topic and returns where it ends now. */
    private long end(TopicPartition topic) {
        return asked(() -> {
            consumer.assign(List.of(topic));
            return consumer.endOffsets(List.of(topic)).get(topic);
        });
    }

    private void read(TopicPartition topic, long from, long end, Consumer<Letter> reader) {
        asked(() -> {
            consumer.seek(topic, from);
            return from;
        });
        long lastMove = System.nanoTime();
        for (long at = from; at < end; ) {
            for (ConsumerRecord<byte[], byte[]> record : asked(() -> consumer.poll(POLL))) {
                if (record.offset() < end) {
                    reader.accept(Letter.of(record));
                }
            }
            long now = asked(() -> consumer.position(topic));
            if (now > at) {
                lastMove = System.nanoTime();
            } else if (System.nanoTime() - lastMove > LONGEST_STANDSTILL) {
                throw new Failure("Kafka does not hand over " + topic.topic() + ": try again later");
            }
            at = now;
        }
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (KafkaException failed) {
            throw new Failure("Cannot read the dead letters: " + Away.reason(failed), failed);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

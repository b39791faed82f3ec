package org.filingmonitor.monitor.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.monitor.apart.Away;
import org.filingmonitor.monitor.client.Ingest;
import org.filingmonitor.monitor.client.Summary;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.letter.Letter.Source;
import org.filingmonitor.topic.Topics;

/**
 * Sends dead letters again: documents through the running monitor, as files are ingested; records to the partition of the
 * topic where they stood, with the present time. Letters of the same bytes are sent once.
 */
public final class Retry implements AutoCloseable {

    /** What the letter says of itself, rather than the record. */
    private static final Set<String> OWN_HEADERS = Set.of("position", "reason", "watchlist");

    private final Supplier<Ingest> monitor;
    private final Map<String, String> kafka;
    private final Set<String> sent = new HashSet<>();
    private KafkaProducer<byte[], byte[]> producer;

    /**
     * What became of a letter.
     *
     * @param taken false if it has to be looked at again
     * @param text what happened, for people
     */
    public record Outcome(boolean taken, String text) {}

    /**
     * Prepares to send.
     *
     * @param monitor finds the monitor that documents go to; asked only if there are any
     * @param kafka properties of Kafka's clients
     */
    public Retry(Supplier<Ingest> monitor, Map<String, String> kafka) {
        this.monitor = monitor;
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * Sends a letter.
     *
     * @throws Failure if Kafka or the monitor does not take it now
     */
    public Outcome send(Letter letter) {
        if (!sent.add(fingerprint(letter))) {
            return new Outcome(true, "the same as one before, sent once");
        }
        return letter.isDocument() ? ingest(letter) : produce(letter);
    }

    private Outcome ingest(Letter letter) {
        if (letter.isCut()) {
            return new Outcome(
                    false, "only its first " + letter.value().length + " bytes were kept: ingest the file again");
        }
        List<String> reasons = new ArrayList<>();
        Summary summary = monitor.get().send(letter.header("file"), letter.value(), new Ingest.Observer() {
            @Override
            public void progress(long bytes) {
                // A letter is small.
            }

            @Override
            public void warning(String position, String reason) {
                reasons.add("warning: " + reason);
            }

            @Override
            public void rejected(String position, String reason) {
                reasons.add("rejected again: " + reason);
            }
        });
        String text = "%d new, %d changed, %d repeated, %d skipped"
                .formatted(summary.fresh(), summary.changed(), summary.repeated(), summary.skipped());
        boolean taken = summary.rejected() == 0;
        return new Outcome(taken, taken && reasons.isEmpty() ? text : String.join("; ", reasons));
    }

    private Outcome produce(Letter letter) {
        Source source = letter.source().orElse(null);
        if (source == null) {
            return new Outcome(false, "its headers do not tell where it comes from: it stays as it is");
        }
        if (Topics.all().stream().noneMatch(topic -> topic.name().equals(source.topic()))) {
            return new Outcome(
                    false,
                    "comes from the internal topic " + source.topic()
                            + ", where a record that came twice would count twice: it stays as it is");
        }
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(source.topic(), source.partition(), letter.key(), letter.value());
        letter.headers().forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name)) {
                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        produce(record);
        return new Outcome(true, "sent to " + source.topic() + "; should it fail again, that is a new dead letter");
    }

    private void produce(ProducerRecord<byte[], byte[]> record) {
        try {
            producer().send(record).get();
        } catch (KafkaException | ExecutionException refused) {
            throw new Failure("Kafka does not take it: " + Away.reason(refused), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted", interrupted);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put("acks", "all");
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static String fingerprint(Letter letter) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((letter.isDocument() + letter.topic() + '\n').getBytes(StandardCharsets.UTF_8));
            for (byte[] part : new byte[][] {letter.key(), letter.value()}) {
                digest.update((part == null ? "none\n" : part.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(part == null ? new byte[0] : part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}

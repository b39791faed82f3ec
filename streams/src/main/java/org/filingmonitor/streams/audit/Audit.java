package org.filingmonitor.streams.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * Recounts all counts and trends from the topic of observations and holds them against the topics that the topology
 * writes. It reads on while these move: rows are said to differ only once nothing has moved for some seconds, and
 * nothing waits for the topology.
 */
public final class Audit implements AutoCloseable {

    /** Longer than the topology takes to commit what it does. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Topics that never rest cannot be compared. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Set<String> READ =
            Set.of(Topics.FILINGS.name(), Topics.MONTHLY_COUNTS.name(), Topics.IPC_TRENDS.name(), TopologyState.MARKS);

    private final Progress progress;
    private final int limit;
    private final TopicReader topics;
    private final TopologyState topology;
    private final AuditedRows rows;
    private final Deserializer<String> ids;
    private final Deserializer<FilingObservation> observations;
    private long observed;

    /** Follows an audit. */
    public interface Progress {
        /**
         * Hears that there is more to read.
         *
         * @param records how many, at most
         */
        void expect(long records);

        /**
         * Hears that some of it was read.
         *
         * @param records how many of those expected
         */
        void read(long records);

        /** Hears that all is read, and is counted and compared now. */
        void compare();
    }

    /** How an audit ends. */
    public enum Verdict {
        /** The topics are what the observations amount to. */
        EQUAL,
        /** Some rows are not, though nothing moves. */
        DIFFERENT,
        /** Something moved all the time. */
        UNSETTLED
    }

    /**
     * What an audit found.
     *
     * @param observations how many were recounted
     * @param rows how many rows there are, of counts and trends
     * @param differing how many of them differ
     * @param differences the first of these
     * @param behind how many records, and months of trends, wait for the topology
     */
    public record Outcome(
            Verdict verdict, long observations, long rows, long differing, List<Difference> differences, long behind) {}

    /**
     * Prepares an audit.
     *
     * @param kafka properties of Kafka's clients, with the registry's
     * @param limit how many of the rows that differ are named, at most
     * @throws org.apache.kafka.common.KafkaException if Kafka cannot be asked
     * @throws java.io.UncheckedIOException if there is no place for temporary files
     */
    public Audit(Map<String, String> kafka, int limit, Progress progress) {
        this.progress = progress;
        this.limit = limit;
        AvroSerdes serdes = AvroSerdes.of(kafka);
        ids = serdes.key(Topics.FILINGS).deserializer();
        observations = serdes.value(Topics.FILINGS).deserializer();
        topics = new TopicReader(kafka, progress::read);
        topology = new TopologyState(kafka, topics);
        partitions(Topics.FILINGS.name());
        rows = new AuditedRows(serdes, partitions(Topics.MONTHLY_COUNTS.name()), partitions(Topics.IPC_TRENDS.name()));
    }

    private int partitions(String topic) {
        int partitions = topics.partitions(List.of(topic)).size();
        if (partitions == 0) {
            throw new UnknownTopicOrPartitionException("there is no topic " + topic);
        }
        return partitions;
    }

    /**
     * Audits; it takes as long as reading and comparing all rows does, and a minute of waiting more at most.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka or the registry cannot be asked
     * @throws InterruptException if the thread was interrupted
     */
    public Outcome run() {
        Map<TopicPartition, Long> last = Map.of();
        Comparison compared = null;
        long movedAt = 0;
        long end = 0;
        while (true) {
            long now = System.nanoTime();
            Map<TopicPartition, Long> ends = topology.ends();
            if (!ends.equals(last)) {
                last = ends;
                movedAt = now;
                compared = compare(ends);
                end = (end == 0 ? now + PATIENCE.toNanos() : end) + System.nanoTime() - now;
            } else if (now - movedAt > QUIET.toNanos() && behind() == 0) {
                return outcome(Verdict.DIFFERENT, compared, 0);
            }
            if (compared.differing() == 0) {
                return outcome(Verdict.EQUAL, compared, 0);
            }
            if (System.nanoTime() > end) {
                return outcome(Verdict.UNSETTLED, compared, behind());
            }
            pause();
        }
    }

    private long behind() {
        return topology.behind() + rows.marks();
    }

    private Outcome outcome(Verdict verdict, Comparison compared, long behind) {
        return new Outcome(verdict, observed, compared.rows(), compared.differing(), compared.named(), behind);
    }

    private Comparison compare(Map<TopicPartition, Long> ends) {
        progress.expect(topics.ahead(audited(ends)));
        read(ends, Topics.FILINGS.name(), this::observe);
        read(ends, Topics.MONTHLY_COUNTS.name(), record -> rows.counts()
                .put(record.partition(), record.key(), record.value()));
        read(ends, Topics.IPC_TRENDS.name(), record -> rows.trends()
                .put(record.partition(), record.key(), record.value()));
        read(ends, TopologyState.MARKS, record -> rows.mark(record.key(), record.value()));
        progress.compare();
        return rows.compare(limit);
    }

    private static Map<TopicPartition, Long> audited(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> audited = new HashMap<>(ends);
        audited.keySet().removeIf(partition -> !READ.contains(partition.topic()));
        return audited;
    }

    private void read(Map<TopicPartition, Long> ends, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<TopicPartition, Long> own = new HashMap<>(ends);
        own.keySet().removeIf(partition -> !partition.topic().equals(topic));
        topics.read(own, reader);
    }

    /** What nobody can read is left out of the counts; what a registry that is away leaves unread may be countable. */
    private void observe(ConsumerRecord<byte[], byte[]> record) {
        try {
            String id = ids.deserialize(record.topic(), record.key());
            FilingObservation seen = observations.deserialize(record.topic(), record.value());
            rows.recount().observe(id, seen, Instant.ofEpochMilli(record.timestamp()));
            observed++;
        } catch (SerializationException unreadable) {
            if (RegistryUnavailableException.isBehind(unreadable)) {
                throw unreadable;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    /** Removes all that the audit remembers, also where its thread was interrupted. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        rows.close();
        topology.close();
        topics.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.store.AlreadyClosedException;
import org.filingmonitor.alerts.search.IndexPosition.Origin;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Filing;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an index is built from: the table of filings, and the place in their changes that it belongs to. */
final class IndexSource {

    private static final Logger LOG = LoggerFactory.getLogger(IndexSource.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final TopicBytes<Filing> table;
    private final AtomicLong read = new AtomicLong();

    IndexSource(KafkaClients clients, AvroSerdes serdes) {
        this.clients = clients;
        this.table = TopicBytes.of(Topics.FILINGS_TABLE, serdes);
    }

    /** Returns how many records of the table were read since it was read last from its beginning. */
    long read() {
        return read.get();
    }

    /** Returns which topic of changes is there now. */
    Origin origin() {
        String topic = Topics.FILING_CHANGES.name();
        return asked(admin -> {
            String cluster = answer(admin.describeCluster().clusterId());
            return new Origin(
                    cluster,
                    answer(admin.describeTopics(List.of(topic))
                                    .topicNameValues()
                                    .get(topic))
                            .topicId()
                            .toString());
        });
    }

    /**
     * Returns a position that belongs to the topic that is there now.
     *
     * @throws UnfitIndexException if it does not
     */
    IndexPosition checked(IndexPosition position, Origin origin) throws UnfitIndexException {
        if (!position.origin().equals(origin)) {
            throw new UnfitIndexException("it belongs to another Kafka cluster, or to a topic that was deleted since");
        }
        Map<TopicPartition, Long> ends = ends(Topics.FILING_CHANGES, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> next = position.byPartition();
        boolean within = next.keySet().equals(ends.keySet())
                && next.entrySet().stream().allMatch(at -> at.getValue() <= ends.get(at.getKey()));
        if (!within) {
            throw new UnfitIndexException("it has read what " + Topics.FILING_CHANGES.name() + " no longer holds");
        }
        return position;
    }

    /**
     * Fills an index from the table of filings and returns from where in their changes it is to go on.
     *
     * <p>The changes' end is taken first, and it is that of committed ones; the table's is taken after it, and counts
     * what is not committed yet. So whatever was committed among the changes is read in the table, where the same
     * transaction wrote it, even if its mark reached the two topics at different times.
     */
    Map<TopicPartition, Long> fill(FilingIndex index, BooleanSupplier open) throws IOException {
        Map<TopicPartition, Long> next = ends(Topics.FILING_CHANGES, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = ends(Topics.FILINGS_TABLE, IsolationLevel.READ_UNCOMMITTED);
        read.set(0);
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(ends.keySet());
            reader.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                if (!open.getAsBoolean()) {
                    throw new IOException("closed before it was built");
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    put(index, record);
                    read.incrementAndGet();
                }
            }
        }
        return next;
    }

    private void put(FilingIndex index, ConsumerRecord<byte[], byte[]> record) throws IOException {
        take(
                record,
                () -> index.put(table.key(record.key()), record.value() == null ? null : table.value(record.value())));
    }

    /** Takes a record into an index, or passes it over if nobody can read it, or no index can hold it. */
    static void take(ConsumerRecord<byte[], byte[]> record, Taking taking) throws IOException {
        try {
            taking.take();
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isBehind(e) || e instanceof AlreadyClosedException) {
                throw e;
            }
            LOG.warn(
                    "{}-{}@{} cannot be searched for: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    /** Takes a record. */
    interface Taking {
        void take() throws IOException;
    }

    private Map<TopicPartition, Long> ends(Topic<?, ?> topic, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = asked(admin -> answer(
                admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all()));
        return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                .offset()));
    }

    private <A> A asked(Function<Admin, A> question) {
        try (Admin admin = clients.admin()) {
            return question.apply(admin);
        }
    }

    private static <A> A answer(KafkaFuture<A> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}

package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of filings up with their changes. Where there is no index that can be used, it is built anew from the
 * table of filings, and the log says why.
 */
public final class FilingIndexer implements Tireless.Work, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FilingIndexer.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path directory;
    private final IndexSource source;
    private final KafkaClients clients;
    private final TopicBytes<FilingChange> changes;
    private IndexPosition position;
    private String unfit;
    private volatile FilingIndex index;
    private volatile boolean building;

    /** Keeps an index in a directory of its own. */
    public FilingIndexer(Path directory, KafkaClients clients, AvroSerdes serdes) {
        this.directory = directory;
        this.clients = clients;
        this.source = new IndexSource(clients, serdes);
        this.changes = TopicBytes.of(Topics.FILING_CHANGES, serdes);
    }

    /**
     * Returns the index.
     *
     * @throws IndexUnavailableException while there is none
     */
    public FilingIndex index() {
        FilingIndex current = index;
        if (current == null) {
            throw new IndexUnavailableException(
                    building
                            ? "their index is being built, " + source.read() + " so far"
                            : "their index is not open yet");
        }
        return current;
    }

    /** Tells whether the index is there, or at least being built, which may take minutes. */
    public boolean isStarted() {
        return index != null || building;
    }

    @Override
    public void run(BooleanSupplier open) throws IOException {
        if (index == null) {
            open(open);
        }
        try {
            follow(open);
        } finally {
            dropIfBroken();
        }
    }

    private void open(BooleanSupplier open) throws IOException {
        IndexPosition.Origin origin = source.origin();
        try {
            if (unfit != null) {
                throw new UnfitIndexException(unfit);
            }
            position = source.checked(IndexFiles.position(directory), origin);
            index = FilingIndex.open(directory);
        } catch (UnfitIndexException e) {
            build(origin, e.getMessage(), open);
        }
    }

    private void build(IndexPosition.Origin origin, String reason, BooleanSupplier open) throws IOException {
        LOG.info("The index of filings is built from {}: {}", Topics.FILINGS_TABLE.name(), reason);
        building = true;
        FilingIndex built = FilingIndex.create(directory);
        try {
            position = IndexPosition.of(origin, source.fill(built, open));
            built.commit(position);
            built.refresh();
        } catch (IOException | RuntimeException e) {
            built.close();
            throw e;
        } finally {
            building = false;
        }
        unfit = null;
        index = built;
        LOG.info("The index of filings is built: {}", built.size());
    }

    private void follow(BooleanSupplier open) throws IOException {
        FilingIndex current = index;
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(
                    position.offsets().isEmpty()
                            ? List.of()
                            : position.byPartition().keySet());
            position.byPartition().forEach(reader::seek);
            IndexUpkeep upkeep = new IndexUpkeep(current);
            while (open.getAsBoolean() && current.isSound()) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    apply(current, record);
                }
                Map<TopicPartition, Long> next = position.byPartition();
                next.replaceAll((partition, offset) -> reader.position(partition));
                position = IndexPosition.of(position.origin(), next);
                upkeep.after(records.count(), position);
            }
            if (!current.isSound()) {
                throw new IOException("the index of filings cannot be written any more");
            }
            upkeep.finish(position);
        }
    }

    /** What nobody can read is kept as a dead letter by matching, which reads the same topic. */
    private void apply(FilingIndex current, ConsumerRecord<byte[], byte[]> record) throws IOException {
        IndexSource.take(
                record,
                () -> current.apply(
                        changes.key(record.key()),
                        Objects.requireNonNull(changes.value(record.value()), "it has no value")));
    }

    /** What cannot be written any more is closed, and opened again at the next run or, if it is damaged, built anew. */
    private void dropIfBroken() throws IOException {
        FilingIndex current = index;
        if (current != null && !current.isSound()) {
            unfit = current.damage().map(found -> "it is damaged: " + found).orElse(null);
            index = null;
            current.close();
        }
    }

    /** Closes the index, once nobody feeds it any more. */
    @Override
    public void close() {
        FilingIndex current = index;
        index = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            LOG.warn("The index of filings was not closed properly; it goes on from its last commit", e);
        }
    }
}

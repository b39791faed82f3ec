package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.topic.Topics;

/**
 * Where the last record of the topic of watchlists stands. The topic's end does not tell: marks of transactions, and what
 * compaction removed, take offsets too and are no records.
 */
final class LastWatchlist implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TopicPartition WATCHLISTS = new TopicPartition(Topics.WATCHLISTS.name(), 0);

    private final KafkaClients clients;
    private KafkaConsumer<byte[], byte[]> reader;
    private long last;

    LastWatchlist(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Returns the offset of the last record as of now.
     *
     * @param known the offset of some record, or -1: what stands before it is not read
     * @throws TimeoutException if Kafka does not answer in time
     */
    synchronized long offset(long known) {
        if (reader == null) {
            reader = clients.promptReader();
            reader.assign(List.of(WATCHLISTS));
            reader.seek(WATCHLISTS, known + 1);
            last = known;
        }
        long end = reader.endOffsets(List.of(WATCHLISTS), PATIENCE).get(WATCHLISTS);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (reader.position(WATCHLISTS, PATIENCE) < end) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("watchlists could not be read within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                last = record.offset();
            }
        }
        return last;
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
        }
    }
}

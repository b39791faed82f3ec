package org.filingmonitor.alerts.matching;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each record of the topic of watchlists into a reading. It takes bytes, so that it comes past what nobody can
 * read too: who waits for the end of the topic must not wait for such a record.
 */
public final class WatchlistLoader extends ContextualProcessor<byte[], byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchlistLoader.class);

    /** Longest name, and longest target of a channel: each notification holds one of either beside its alerts. */
    private static final int LONGEST = 10_000;

    private final WatchlistReading reading;
    private final TopicBytes<Watchlist> topic;

    /** Fills a reading. */
    public WatchlistLoader(WatchlistReading reading, TopicBytes<Watchlist> topic) {
        this.reading = reading;
        this.topic = topic;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long offset = context().recordMetadata().map(RecordMetadata::offset).orElseThrow();
        try {
            apply(record);
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.error("The watchlist at offset {} is passed over, write it again: {}", offset, e.toString());
        }
        reading.advance(offset);
    }

    private void apply(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("it has no key");
        }
        String id = topic.key(record.key());
        Watchlist watchlist = record.value() == null ? null : topic.value(record.value());
        if (watchlist != null && !watchlist.getId().equals(id)) {
            throw new IllegalArgumentException("its key is " + id + ", but its id " + watchlist.getId());
        }
        if (watchlist != null && !isBounded(watchlist)) {
            throw new IllegalArgumentException(
                    "Kafka would not take its notifications: its name or a target is too long");
        }
        reading.apply(id, watchlist);
    }

    private static boolean isBounded(Watchlist watchlist) {
        return watchlist.getName().length() <= LONGEST
                && watchlist.getChannels().stream()
                        .allMatch(channel -> channel.getTarget().length() <= LONGEST);
    }
}

package org.filingmonitor.alerts.matching;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.filingmonitor.event.Watchlist;

/** Brings each record of the topic of watchlists into the table. */
public final class WatchlistLoader extends ContextualProcessor<String, Watchlist, Void, Void> {

    private final WatchlistTable table;

    /** Fills a table. */
    public WatchlistLoader(WatchlistTable table) {
        this.table = table;
    }

    @Override
    public void process(Record<String, Watchlist> record) {
        long offset = context().recordMetadata().map(RecordMetadata::offset).orElseThrow();
        table.apply(record.key(), record.value(), offset);
    }
}

package org.filingmonitor.alerts.trend;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendKey;

/** Holds each row of trends against every watchlist of trends, and forwards the alerts that were never fired before. */
public final class TrendMatcher implements ProcessorSupplier<TrendKey, IpcTrend, String, TrendAlert> {

    /**
     * Name of the store of fired alerts: alert id to record time of the row, in milliseconds since 1970. All rows of a
     * scope are in one partition, and so are all that could fire an alert again.
     */
    public static final String FIRED_STORE = "fired-trend-alerts";

    private final WatchlistReading watchlists;

    /** Matches with the watchlists of a reading. */
    public TrendMatcher(WatchlistReading watchlists) {
        this.watchlists = watchlists;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FIRED_STORE), Serdes.String(), Serdes.Long()));
    }

    @Override
    public Processor<TrendKey, IpcTrend, String, TrendAlert> get() {
        return new Matching();
    }

    private final class Matching extends ContextualProcessor<TrendKey, IpcTrend, String, TrendAlert> {

        private KeyValueStore<String, Long> fired;

        @Override
        public void init(ProcessorContext<String, TrendAlert> context) {
            super.init(context);
            fired = context.getStateStore(FIRED_STORE);
        }

        @Override
        public void process(Record<TrendKey, IpcTrend> row) {
            Instant at = Instant.ofEpochMilli(row.timestamp());
            if (row.key() == null || row.value() == null || !TrendFiring.isNews(row.key(), at)) {
                return;
            }
            watchlists.ofTrends().stream()
                    .filter(watchlist -> TrendFiring.fires(watchlist, row.key(), row.value(), at))
                    .map(watchlist -> TrendFiring.alert(watchlist, row.key(), row.value(), at))
                    .filter(alert -> fired.putIfAbsent(alert.getId(), row.timestamp()) == null)
                    .forEach(alert -> context()
                            .forward(row.withKey(alert.getWatchlistId()).withValue(alert)));
        }
    }
}

package org.filingmonitor.alerts.matching;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.FilingChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds each change of a filing against every watchlist, and forwards the alerts that were never fired before. */
public final class AlertMatcher implements ProcessorSupplier<String, FilingChange, String, Alert> {

    /** Name of the store of fired alerts: alert id to record time of the change, in milliseconds since 1970. */
    public static final String FIRED_STORE = "fired-alerts";

    private static final Logger LOG = LoggerFactory.getLogger(AlertMatcher.class);

    private final WatchlistReading watchlists;

    /** Matches with the watchlists of a reading. */
    public AlertMatcher(WatchlistReading watchlists) {
        this.watchlists = watchlists;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FIRED_STORE), Serdes.String(), Serdes.Long()));
    }

    @Override
    public Processor<String, FilingChange, String, Alert> get() {
        return new Matching();
    }

    private final class Matching extends ContextualProcessor<String, FilingChange, String, Alert> {

        private KeyValueStore<String, Long> fired;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            super.init(context);
            fired = context.getStateStore(FIRED_STORE);
        }

        @Override
        public void process(Record<String, FilingChange> record) {
            FilingChange change = record.value();
            if (change == null || change.getAfter() == null) {
                return; // a filing that ceased to exist under this id has no facts
            }
            SearchedStates states = new SearchedStates();
            Map<String, String> failures = new LinkedHashMap<>();
            for (ReadyWatchlist ready : watchlists.ready()) {
                Judgement judged = judge(ready, change, states, failures);
                news(judged, change.getRecordedAt()).forEach(alert -> context()
                        .forward(record.withKey(alert.getWatchlistId()).withValue(alert)));
            }
            if (!failures.isEmpty()) {
                throw new UnmatchedException(change.getAfter().getId(), failures);
            }
        }

        private List<Alert> news(Judgement judged, Instant at) {
            judged.known().forEach(id -> isFirst(id, at));
            return judged.alerts().stream()
                    .filter(alert -> isFirst(alert.getId(), at))
                    .toList();
        }

        private boolean isFirst(String alertId, Instant at) {
            return fired.putIfAbsent(alertId, at.toEpochMilli()) == null;
        }
    }

    /** A watchlist that fails never stops the others; the change is kept for it once they have had it. */
    private static Judgement judge(
            ReadyWatchlist ready, FilingChange change, SearchedStates states, Map<String, String> failures) {
        try {
            return ready.judge(change, states);
        } catch (RuntimeException e) {
            String id = ready.watchlist().getId();
            LOG.error(
                    "Watchlist {} could not be held against {}",
                    id,
                    change.getAfter().getId(),
                    e);
            failures.put(id, e.toString());
            return Judgement.NONE;
        }
    }
}

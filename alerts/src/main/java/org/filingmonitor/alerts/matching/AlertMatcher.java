package org.filingmonitor.alerts.matching;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
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

/** Holds each change of a filing against every watchlist, and forwards the alerts that were never fired before. */
public final class AlertMatcher implements ProcessorSupplier<String, FilingChange, String, Alert> {

    /** Name of the store of fired alerts: alert id to record time of the change, in milliseconds since 1970. */
    public static final String FIRED_STORE = "fired-alerts";

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

    private final Timer latency = Timer.builder("filing.monitor.match")
            .description("Time to hold a change of a filing against all watchlists")
            .publishPercentileHistogram()
            .register(Metrics.globalRegistry);

    private final class Matching extends ContextualProcessor<String, FilingChange, String, Alert> {

        private KeyValueStore<String, Long> fired;

        @Override
        public void init(ProcessorContext<String, Alert> context) {
            super.init(context);
            fired = context.getStateStore(FIRED_STORE);
        }

        @Override
        public void process(Record<String, FilingChange> record) {
            latency.record(() -> match(record));
        }

        private void match(Record<String, FilingChange> record) {
            FilingChange change = record.value();
            if (change == null || change.getAfter() == null) {
                return; // a filing that ceased to exist under this id has no facts
            }
            HeldChange held = watchlists.hold(change);
            for (Judgement judged : held.judgements()) {
                news(judged, change.getRecordedAt()).forEach(alert -> context()
                        .forward(record.withKey(alert.getWatchlistId()).withValue(alert)));
            }
            if (!held.failures().isEmpty()) {
                throw new UnmatchedException(change.getAfter().getId(), held.failures());
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
}

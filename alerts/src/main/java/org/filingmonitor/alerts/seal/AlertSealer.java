package org.filingmonitor.alerts.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.filingmonitor.alerts.matching.KnownWatchlists;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals alerts into notifications, each exactly once for every channel of its watchlist, in the watchlist's rhythm: as it
 * comes, or gathered for a group window, a day or a week. The clock decides when what is gathered is sealed, never what
 * becomes of an alert. What was gathered by a watchlist that is paused waits; by one that is deleted, it is dropped.
 */
public final class AlertSealer implements ProcessorSupplier<String, FiredAlert, String, Notification> {

    private static final Logger LOG = LoggerFactory.getLogger(AlertSealer.class);

    /** How often it is looked whether something is due. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** Most bytes of an alert: a notification of it alone is to fit one of Kafka's records. */
    static final int MOST_BYTES = 900_000;

    private final KnownWatchlists watchlists;
    private final AlertBytes topics;
    private final int partitions;

    /**
     * Seals for watchlists.
     *
     * @param partitions how many partitions the topics of alerts have
     */
    public AlertSealer(KnownWatchlists watchlists, AvroSerdes serdes, int partitions) {
        this.watchlists = watchlists;
        this.topics = AlertBytes.of(serdes);
        this.partitions = partitions;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return GatheredAlerts.stores();
    }

    @Override
    public Processor<String, FiredAlert, String, Notification> get() {
        return new Sealing();
    }

    private final class Sealing extends ContextualProcessor<String, FiredAlert, String, Notification> {

        private GatheredAlerts gathered;

        @Override
        public void init(ProcessorContext<String, Notification> context) {
            super.init(context);
            gathered = new GatheredAlerts(context, topics);
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, at -> sealAll(Instant.ofEpochMilli(at)));
        }

        @Override
        public void process(Record<String, FiredAlert> record) {
            FiredAlert alert = record.value();
            if (alert == null) {
                throw new UnsealableException("it has no value");
            }
            byte[] bytes = topics.write(alert);
            if (bytes.length > MOST_BYTES) {
                throw new UnsealableException("its " + bytes.length + " bytes are too many for a notification");
            }
            Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
            watchlists
                    .find(alert.watchlistId())
                    .ifPresentOrElse(
                            watchlist -> take(watchlist, alert, bytes, now), () -> dropped(1, alert.watchlistId()));
        }

        private void take(Watchlist watchlist, FiredAlert alert, byte[] bytes, Instant now) {
            if (Due.isAtOnce(watchlist)) {
                forward(Notifications.of(watchlist, Due.at(now), List.of(alert)), now);
            } else {
                long offset =
                        context().recordMetadata().map(RecordMetadata::offset).orElseThrow();
                gathered.add(alert, bytes, now, offset);
            }
        }

        private void sealAll(Instant now) {
            watchlists
                    .all()
                    .filter(Due::isAlsoEmpty)
                    .filter(one -> topics.partition(one, partitions)
                            == context().taskId().partition())
                    .forEach(one -> gathered.begin(one.getId(), now));
            Allowance allowance = new Allowance();
            for (String id : gathered.watchlists((id, gathering) -> !isWaiting(id, gathering, now))) {
                if (allowance.isLeft()) {
                    watchlists.find(id).ifPresentOrElse(one -> settle(one, now, allowance), () -> drop(id, allowance));
                }
            }
        }

        private boolean isWaiting(String id, Gathering gathering, Instant now) {
            Optional<Watchlist> watchlist = watchlists.find(id);
            return watchlist.isPresent()
                    && Due.of(watchlist.get(), gathering.began(), now).isEmpty()
                    && (gathering.alerts() > 0 || Due.isAlsoEmpty(watchlist.get()));
        }

        /** Seals what is due, or ends a gathering that waits for nothing any more. */
        private void settle(Watchlist watchlist, Instant now, Allowance allowance) {
            Gathering gathering = gathered.gathering(watchlist.getId());
            Optional<Due> due = Due.of(watchlist, gathering.began(), now);
            if (due.isPresent()) {
                seal(watchlist, due.get(), now, allowance);
            } else if (gathering.alerts() == 0 && !Due.isAlsoEmpty(watchlist)) {
                gathered.end(watchlist.getId(), Optional.empty());
            }
        }

        /** Seals page by page. What the allowance has no room for is still due at the next look. */
        private void seal(Watchlist watchlist, Due due, Instant now, Allowance allowance) {
            String id = watchlist.getId();
            boolean more = true;
            while (more && allowance.isLeft()) {
                Page page = gathered.page(id, due);
                if (!page.keys().isEmpty() || (due.isDigest() && Due.isAlsoEmpty(watchlist))) {
                    List<Notification> sealed = Notifications.of(watchlist, due, page.alerts());
                    forward(sealed, now);
                    allowance.use(sealed, page);
                }
                gathered.remove(id, page);
                more = page.more();
            }
            if (!more) {
                gathered.end(id, Optional.of(due.end()).filter(any -> Due.isAlsoEmpty(watchlist)));
            }
        }

        private void drop(String id, Allowance allowance) {
            int dropped = gathered.drop(id);
            allowance.use(dropped);
            dropped(dropped, id);
        }

        private static void dropped(long alerts, String id) {
            LOG.info("{} alerts of watchlist {} are told to nobody, since it was deleted", alerts, id);
        }

        private void forward(List<Notification> sealed, Instant now) {
            sealed.forEach(one -> context().forward(new Record<>(one.getId(), one, now.toEpochMilli())));
        }
    }
}

package org.filingmonitor.alerts.matching;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.Watchlist;

/**
 * The watchlists as this instance knows them. Another instance may have matched with a watchlist that has not come here
 * yet: this one reads up to the end of the topic before it says that a watchlist is deleted.
 */
public final class CurrentWatchlists implements KnownWatchlists, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WatchlistTable table;
    private final LastWatchlist last;

    /** Looks watchlists up in a table. */
    public CurrentWatchlists(WatchlistTable table, KafkaClients clients) {
        this.table = table;
        this.last = new LastWatchlist(clients);
    }

    /**
     * Returns a watchlist; empty only if it is deleted.
     *
     * @throws WatchlistsBehindException if the end could not be reached in time, so that nobody can say
     */
    @Override
    public Optional<Watchlist> find(String id) {
        Optional<Watchlist> known = table.get(id);
        if (known.isPresent()) {
            return known;
        }
        try {
            if (!table.awaitComplete(PATIENCE) || !table.awaitApplied(last.offset(table.appliedOffset()), PATIENCE)) {
                throw new WatchlistsBehindException(id);
            }
        } catch (KafkaException e) {
            throw new WatchlistsBehindException(id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WatchlistsBehindException(id, e);
        }
        return table.get(id);
    }

    @Override
    public Stream<Watchlist> all() {
        return table.all();
    }

    @Override
    public void close() {
        last.close();
    }
}

package org.filingmonitor.alerts.matching;

import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.event.Watchlist;

/** The watchlists, as sealing asks for them. */
public interface KnownWatchlists {

    /**
     * Returns a watchlist; empty only if it is deleted.
     *
     * @throws RuntimeException if nobody can say now whether it is
     */
    Optional<Watchlist> find(String id);

    /** Returns all watchlists that this instance knows of now. */
    Stream<Watchlist> all();
}

package org.filingmonitor.alerts;

import java.util.Optional;
import java.util.stream.Stream;
import org.filingmonitor.alerts.matching.KnownWatchlists;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.event.Watchlist;

/** The watchlists of a reading; what it does not have is deleted, since nobody else matches with it. */
final class ReadWatchlists implements KnownWatchlists {

    private final WatchlistTable table = new WatchlistTable();

    ReadWatchlists(WatchlistReading reading) {
        table.show(reading);
    }

    @Override
    public Optional<Watchlist> find(String id) {
        return table.get(id);
    }

    @Override
    public Stream<Watchlist> all() {
        return table.all();
    }
}

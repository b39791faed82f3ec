package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;

/** Who is to be told of what: watchlists, their channels and what is muted, as this instance knows them. */
final class Subscribers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final WatchlistTable table;
    private final AlertMarks marks;
    private final LastWatchlist last;
    private final ChannelPause pauses;

    Subscribers(WatchlistTable table, AlertMarks marks, KafkaClients clients, ChannelPause pauses) {
        this.pauses = pauses;
        this.table = table;
        this.marks = marks;
        this.last = new LastWatchlist(clients);
    }

    /** Waits until all watchlists and marks are known, and tells whether they are; they are not if it is closed first. */
    boolean awaitKnown(BooleanSupplier open) throws InterruptedException {
        while (open.getAsBoolean()) {
            if (table.awaitComplete(LOOK) && marks.awaitComplete(LOOK)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a watchlist; empty only if it is deleted. Another instance may have matched with a watchlist that has not
     * come here yet: this one reads up to the end of the topic before it says no.
     *
     * @throws WatchlistsBehindException if the end could not be reached in time, so that nobody can say
     */
    Optional<Watchlist> find(String id) throws InterruptedException {
        Optional<Watchlist> known = table.get(id);
        if (known.isPresent()) {
            return known;
        }
        if (!table.awaitComplete(PATIENCE) || !table.awaitApplied(last.offset(table.appliedOffset()), PATIENCE)) {
            throw new WatchlistsBehindException(id);
        }
        return table.get(id);
    }

    /** Tells whether all filings that a notification is about are muted by now; one of trends is about none. */
    boolean isMuted(Notification notification) {
        return !notification.getAlerts().isEmpty()
                && notification.getAlerts().stream().allMatch(marks::isMuted);
    }

    /** Ends the use of a channel, as {@link ChannelPause#pause} describes. */
    void pause(String watchlistId, Channel channel, String reason) throws InterruptedException {
        pauses.pause(watchlistId, channel, reason);
    }

    /** Returns a watchlist's own form of a channel, with its secret; empty if it has that channel no more. */
    static Optional<Channel> channel(Watchlist watchlist, Channel sealed) {
        return watchlist.getChannels().stream()
                .filter(channel -> Channels.same(channel, sealed))
                .findFirst();
    }

    @Override
    public void close() {
        last.close();
    }
}

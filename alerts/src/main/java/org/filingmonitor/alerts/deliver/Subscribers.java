package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.CurrentWatchlists;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.matching.WatchlistsBehindException;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;

/** Who is to be told of what: watchlists, their channels and what is muted, as this instance knows them. */
final class Subscribers implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final WatchlistTable table;
    private final AlertMarks marks;
    private final CurrentWatchlists watchlists;
    private final ChannelPause pauses;

    Subscribers(WatchlistTable table, AlertMarks marks, KafkaClients clients, ChannelPause pauses) {
        this.pauses = pauses;
        this.table = table;
        this.marks = marks;
        this.watchlists = new CurrentWatchlists(table, clients);
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
     * Returns a watchlist; empty only if it is deleted.
     *
     * @throws WatchlistsBehindException if nobody can say now whether it is
     */
    Optional<Watchlist> find(String id) {
        return watchlists.find(id);
    }

    /** Returns a notification without the alerts of filings that are muted by now; empty if it has no others. */
    Optional<Notification> unmuted(Notification notification) {
        List<Alert> wanted = notification.getAlerts().stream()
                .filter(alert -> !marks.isMuted(alert))
                .toList();
        if (wanted.size() == notification.getAlerts().size()) {
            return Optional.of(notification);
        }
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Notification.newBuilder(notification).setAlerts(wanted).build());
    }

    /** Ends the use of a channel, as {@link ChannelPause#pause} describes. */
    void pause(String watchlistId, Channel channel, String reason) {
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
        watchlists.close();
    }
}

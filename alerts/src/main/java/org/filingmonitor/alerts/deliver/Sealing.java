package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;

/** Which notifications an alert becomes: one for each channel of its watchlist, with an id that follows from both. */
final class Sealing {

    private Sealing() {}

    static List<Notification> of(Alert alert, Watchlist watchlist, Instant now) {
        return watchlist.getChannels().stream()
                .map(channel -> new Notification(
                        id(alert, channel),
                        watchlist.getId(),
                        watchlist.getName(),
                        new Channel(channel.getType(), channel.getTarget(), null),
                        List.of(alert),
                        now))
                .toList();
    }

    private static String id(Alert alert, Channel channel) {
        return ContentId.of(alert.getWatchlistId(), channel.getType().name(), channel.getTarget(), alert.getId());
    }
}

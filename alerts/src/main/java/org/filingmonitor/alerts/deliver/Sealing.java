package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.Watchlist;

/**
 * Which notifications an alert becomes: one for each channel of its watchlist, with an id that follows from both.
 *
 * @param watchlistId id of the watchlist
 * @param alertId id of the alert
 * @param alerts the alert, if it is one of a filing
 * @param trendAlerts the alert, if it is one of a trend
 */
record Sealing(String watchlistId, String alertId, List<Alert> alerts, List<TrendAlert> trendAlerts) {

    static Sealing of(Alert alert) {
        return new Sealing(alert.getWatchlistId(), alert.getId(), List.of(alert), List.of());
    }

    static Sealing of(TrendAlert alert) {
        return new Sealing(alert.getWatchlistId(), alert.getId(), List.of(), List.of(alert));
    }

    List<Notification> notifications(Watchlist watchlist, Instant now) {
        return watchlist.getChannels().stream()
                .map(channel -> new Notification(
                        id(channel),
                        watchlist.getId(),
                        watchlist.getName(),
                        NotificationKind.ALERTS,
                        null,
                        "",
                        Channels.named(channel),
                        alerts,
                        trendAlerts,
                        now))
                .toList();
    }

    private String id(Channel channel) {
        return ContentId.of(watchlistId, channel.getType().name(), channel.getTarget(), alertId);
    }
}

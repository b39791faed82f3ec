package org.filingmonitor.alerts.seal;

import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;

/** Which notifications alerts become: one for each channel in use, with an id that follows from what is in it. */
final class Notifications {

    private Notifications() {}

    /**
     * Seals alerts.
     *
     * @param alerts all of filings or all of trends; none for a digest that has nothing to tell
     */
    static List<Notification> of(Watchlist watchlist, Due due, List<FiredAlert> alerts) {
        return watchlist.getChannels().stream()
                .filter(channel -> channel.getPausedAt() == null)
                .map(channel -> new Notification(
                        id(watchlist, channel, due, alerts),
                        watchlist.getId(),
                        watchlist.getName(),
                        due.kind(),
                        due.start(),
                        "",
                        Channels.named(channel),
                        alerts.stream()
                                .filter(alert -> !alert.isOfTrend())
                                .map(FiredAlert::ofFiling)
                                .toList(),
                        alerts.stream()
                                .filter(FiredAlert::isOfTrend)
                                .map(FiredAlert::ofTrend)
                                .toList(),
                        due.end()))
                .toList();
    }

    private static String id(Watchlist watchlist, Channel channel, Due due, List<FiredAlert> alerts) {
        List<String> parts =
                new ArrayList<>(List.of(watchlist.getId(), channel.getType().name(), channel.getTarget()));
        if (alerts.isEmpty()) {
            parts.add(due.end().toString());
        }
        alerts.forEach(alert -> parts.add(alert.id()));
        return ContentId.of(parts.toArray(String[]::new));
    }
}

package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Watchlist;

/**
 * Tells whoever owns a watchlist, over its other channels, that one of them is used no more. The ids follow from the
 * notification that met it, so that a repetition is known as one.
 */
final class PauseNotes {

    private PauseNotes() {}

    /** Returns the notes; none if the channel is paused already, or is the only one in use. */
    static List<Notification> of(Watchlist watchlist, Notification met, String reason, Instant now) {
        boolean told = Subscribers.channel(watchlist, met.getChannel())
                .map(channel -> channel.getPausedAt() != null)
                .orElse(true);
        return told
                ? List.of()
                : watchlist.getChannels().stream()
                        .filter(channel -> channel.getPausedAt() == null)
                        .filter(channel -> !Channels.same(channel, met.getChannel()))
                        .map(channel -> note(watchlist, channel, met, reason, now))
                        .toList();
    }

    private static Notification note(Watchlist watchlist, Channel over, Notification met, String reason, Instant now) {
        return new Notification(
                ContentId.of(watchlist.getId(), over.getType().name(), over.getTarget(), "paused", met.getId()),
                watchlist.getId(),
                watchlist.getName(),
                NotificationKind.NOTE,
                null,
                text(met.getChannel(), reason),
                Channels.named(over),
                List.of(),
                List.of(),
                now);
    }

    private static String text(Channel channel, String reason) {
        String place = channel.getType() == ChannelType.SLACK ? "Slack" : channel.getTarget(); // whose URL is a secret
        return "Nothing is sent to " + place + " any more, since it answered " + reason
                + ". Resume the channel in the watchlist once it takes alerts again.";
    }
}

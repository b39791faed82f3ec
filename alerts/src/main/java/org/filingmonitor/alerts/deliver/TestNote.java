package org.filingmonitor.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Watchlist;

/** The note that tries whether a channel works. It is sent at once, and once; nothing of it is kept. */
final class TestNote {

    private TestNote() {}

    static Notification of(Watchlist watchlist, Channel channel, Instant now) {
        return new Notification(
                ContentId.of(watchlist.getId(), channel.getType().name(), channel.getTarget(), "test", now.toString()),
                watchlist.getId(),
                watchlist.getName(),
                NotificationKind.NOTE,
                null,
                "This is a test: alerts of the watchlist \"" + watchlist.getName() + "\" come here.",
                Channels.named(channel),
                List.of(),
                List.of(),
                now);
    }
}

package org.filingmonitor.alerts.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;

/** A watchlist of which one channel is used no more. */
final class PausedChannel {

    private PausedChannel() {}

    /** Returns the watchlist with a channel paused; empty if none of its channels in use is that one. */
    static Optional<Watchlist> in(Watchlist watchlist, Channel channel, String reason, Instant now) {
        List<Channel> channels = watchlist.getChannels().stream()
                .map(one -> Channels.same(one, channel) && one.getPausedAt() == null ? paused(one, reason, now) : one)
                .toList();
        return channels.equals(watchlist.getChannels())
                ? Optional.empty()
                : Optional.of(
                        Watchlist.newBuilder(watchlist).setChannels(channels).build());
    }

    private static Channel paused(Channel channel, String reason, Instant now) {
        return Channel.newBuilder(channel)
                .setPausedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .setPauseReason(reason)
                .build();
    }
}

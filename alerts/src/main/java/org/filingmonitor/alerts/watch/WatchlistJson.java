package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;

/** A watchlist as the HTTP API shows it. */
record WatchlistJson(
        String id,
        String name,
        String query,
        List<String> facts,
        List<ChannelJson> channels,
        @JsonUnwrapped RhythmJson rhythm,
        boolean paused,
        String since,
        String managedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrendJson trend) {

    /**
     * A channel: a {@code url}, or an address of mail that it goes {@code to}. A webhook's secret shows once, in the answer
     * to the request that brought it.
     *
     * @param paused since when and why nothing is sent over it; left out while it is in use
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChannelJson(String type, String url, String to, String secret, PausedJson paused) {}

    /** Since when, as an ISO instant, and why nothing is sent over a channel. */
    record PausedJson(String since, String reason) {}

    /** Returns a watchlist without its secrets. */
    static WatchlistJson of(Watchlist watchlist) {
        return of(watchlist, watchlist.getChannels());
    }

    /** Returns a watchlist with those secrets that the channels held before did not have. */
    static WatchlistJson of(Watchlist watchlist, List<Channel> heldBefore) {
        return new WatchlistJson(
                watchlist.getId(),
                watchlist.getName(),
                watchlist.getQuery(),
                watchlist.getFacts().stream().map(WatchedFact::name).toList(),
                watchlist.getChannels().stream()
                        .map(channel -> channel(channel, hasNewSecret(channel, heldBefore)))
                        .toList(),
                RhythmJson.of(watchlist),
                watchlist.getPaused(),
                watchlist.getSince().toString(),
                watchlist.getManagedBy(),
                TrendJson.of(watchlist.getTrend()));
    }

    private static ChannelJson channel(Channel channel, boolean reveal) {
        boolean mail = channel.getType() == ChannelType.EMAIL;
        String target = channel.getType() == ChannelType.LOG ? null : channel.getTarget();
        return new ChannelJson(
                channel.getType().name().toLowerCase(Locale.ROOT),
                mail ? null : target,
                mail ? target : null,
                reveal ? channel.getSecret() : null,
                channel.getPausedAt() == null
                        ? null
                        : new PausedJson(channel.getPausedAt().toString(), channel.getPauseReason()));
    }

    /** Tells whether a channel is a webhook with a secret that it did not have before. */
    static boolean hasNewSecret(Channel channel, List<Channel> heldBefore) {
        return channel.getType() == ChannelType.WEBHOOK
                && heldBefore.stream()
                        .noneMatch(held -> Channels.same(held, channel)
                                && channel.getSecret().equals(held.getSecret()));
    }
}

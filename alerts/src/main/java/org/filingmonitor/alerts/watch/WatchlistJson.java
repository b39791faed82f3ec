package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.filingmonitor.alerts.courier.ChannelJson;
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
        List<OwnChannelJson> channels,
        @JsonUnwrapped RhythmJson rhythm,
        boolean paused,
        String since,
        String managedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrendJson trend) {

    /**
     * A channel of a watchlist. A webhook's secret shows once, in the answer to the request that brought it.
     *
     * @param paused since when and why nothing is sent over it; left out while it is in use
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnChannelJson(@JsonUnwrapped ChannelJson channel, String secret, PausedJson paused) {}

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

    private static OwnChannelJson channel(Channel channel, boolean reveal) {
        return new OwnChannelJson(
                ChannelJson.of(channel),
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

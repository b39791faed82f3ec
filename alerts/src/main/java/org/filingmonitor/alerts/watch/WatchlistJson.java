package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
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

    /** A channel; its secret shows once, in the answer to the request that made it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChannelJson(String type, String url, String secret) {}

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
                        .map(channel -> channel(channel, !heldBefore.contains(channel)))
                        .toList(),
                RhythmJson.of(watchlist),
                watchlist.getPaused(),
                watchlist.getSince().toString(),
                watchlist.getManagedBy(),
                TrendJson.of(watchlist.getTrend()));
    }

    private static ChannelJson channel(Channel channel, boolean reveal) {
        String type = channel.getType().name().toLowerCase(Locale.ROOT);
        String url = channel.getType() == ChannelType.LOG ? null : channel.getTarget();
        return new ChannelJson(type, url, reveal ? channel.getSecret() : null);
    }
}

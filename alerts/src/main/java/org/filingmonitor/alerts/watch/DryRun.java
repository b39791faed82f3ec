package org.filingmonitor.alerts.watch;

import java.util.List;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;

/**
 * What a write of a watchlist would make of it.
 *
 * @param watchlist the watchlist as it would be, without its secrets
 * @param newSecrets URLs of the webhooks that would have another secret than before, or have none before
 */
record DryRun(WatchlistJson watchlist, List<String> newSecrets) {

    static DryRun of(Watchlist watchlist, List<Channel> heldBefore) {
        return new DryRun(
                WatchlistJson.of(watchlist),
                watchlist.getChannels().stream()
                        .filter(channel -> WatchlistJson.hasNewSecret(channel, heldBefore))
                        .map(Channel::getTarget)
                        .toList());
    }
}

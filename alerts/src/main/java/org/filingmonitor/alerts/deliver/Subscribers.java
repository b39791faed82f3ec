package org.filingmonitor.alerts.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be told: watchlists and their channels, as this instance knows them. */
final class Subscribers {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TopicPartition WATCHLISTS = new TopicPartition(Topics.WATCHLISTS.name(), 0);

    private final WatchlistTable table;

    Subscribers(WatchlistTable table) {
        this.table = table;
    }

    /** Returns a watchlist, as far as it is known here. */
    Optional<Watchlist> known(String id) {
        return table.get(id);
    }

    /**
     * Returns a watchlist; empty only if it is deleted. Another instance may have matched with a watchlist that has not
     * come here yet: this one reads up to the end of the topic before it says no.
     */
    Optional<Watchlist> find(String id, Consumer<?, ?> kafka) throws InterruptedException {
        Optional<Watchlist> known = table.get(id);
        if (known.isPresent()) {
            return known;
        }
        long last = kafka.endOffsets(List.of(WATCHLISTS)).get(WATCHLISTS) - 1;
        if (!table.awaitApplied(last, PATIENCE)) {
            LOG.warn("Watchlist {} counts as deleted, though watchlists could not be read to the end", id);
        }
        return table.get(id);
    }

    /** Returns a watchlist's own form of a channel, with its secret; empty if it has that channel no more. */
    static Optional<Channel> channel(Watchlist watchlist, Channel sealed) {
        return watchlist.getChannels().stream()
                .filter(channel -> channel.getType() == sealed.getType())
                .filter(channel -> channel.getTarget().equals(sealed.getTarget()))
                .findFirst();
    }
}

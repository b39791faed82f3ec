package org.filingmonitor.monitor.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.producer.feed.simulator.Simulation;

/**
 * What a local monitor is started with.
 *
 * @param dataDir directory for everything that is kept; created where needed
 * @param port HTTP port on loopback; 0 picks free ports for everything
 * @param feeds files and directories to watch
 * @param historyFeeds files and directories to watch whose filings alert nobody
 * @param simulation made-up filings to bring beside the feeds, if any
 * @param sample whether the sample that ships with the monitor is fed, and its watchlist kept
 * @param privateWebhooks whether webhooks may go to private, loopback and link-local addresses, and over http
 */
public record LocalConfig(
        Path dataDir,
        int port,
        List<Path> feeds,
        List<Path> historyFeeds,
        Optional<Simulation> simulation,
        boolean sample,
        boolean privateWebhooks) {

    /** Makes the configuration immutable. */
    public LocalConfig {
        feeds = List.copyOf(feeds);
        historyFeeds = List.copyOf(historyFeeds);
    }
}

package org.filingmonitor.monitor.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.producer.feed.simulator.Simulation;

/**
 * What a local monitor is started with.
 *
 * @param dataDir directory for everything that is kept; created where needed
 * @param server where HTTP is answered, and whom; port 0 picks free ports for everything
 * @param feeds files and directories to watch
 * @param historyFeeds files and directories to watch whose filings alert nobody
 * @param simulation made-up filings to bring beside the feeds, if any
 * @param sample whether the sample that ships with the monitor is fed, and its watchlist kept
 * @param privateWebhooks whether webhooks may go to private, loopback and link-local addresses, and over http
 * @param scheme which IPC symbols there are, and their official titles
 */
public record LocalConfig(
        Path dataDir,
        ServerConfig server,
        List<Path> feeds,
        List<Path> historyFeeds,
        Optional<Simulation> simulation,
        boolean sample,
        boolean privateWebhooks,
        IpcScheme scheme) {

    /** Makes the configuration immutable. */
    public LocalConfig {
        feeds = List.copyOf(feeds);
        historyFeeds = List.copyOf(historyFeeds);
    }

    /** A monitor that knows no scheme. */
    public LocalConfig(
            Path dataDir,
            ServerConfig server,
            List<Path> feeds,
            List<Path> historyFeeds,
            Optional<Simulation> simulation,
            boolean sample,
            boolean privateWebhooks) {
        this(dataDir, server, feeds, historyFeeds, simulation, sample, privateWebhooks, IpcScheme.NONE);
    }

    /** Returns this configuration with a scheme. */
    public LocalConfig withScheme(IpcScheme known) {
        return new LocalConfig(dataDir, server, feeds, historyFeeds, simulation, sample, privateWebhooks, known);
    }
}

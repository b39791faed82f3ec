package org.filingmonitor.monitor.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.filingmonitor.alerts.courier.Sending;
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
 * @param sending what couriers need to know, of a monitor at an address
 */
public record LocalConfig(
        Path dataDir,
        ServerConfig server,
        List<Path> feeds,
        List<Path> historyFeeds,
        Optional<Simulation> simulation,
        boolean sample,
        boolean privateWebhooks,
        IpcScheme scheme,
        Function<URI, Sending> sending) {

    /** Makes the configuration immutable. */
    public LocalConfig {
        feeds = List.copyOf(feeds);
        historyFeeds = List.copyOf(historyFeeds);
    }

    /** A monitor that knows no scheme and sends no mail. */
    public LocalConfig(
            Path dataDir,
            ServerConfig server,
            List<Path> feeds,
            List<Path> historyFeeds,
            Optional<Simulation> simulation,
            boolean sample,
            boolean privateWebhooks) {
        this(
                dataDir,
                server,
                feeds,
                historyFeeds,
                simulation,
                sample,
                privateWebhooks,
                IpcScheme.NONE,
                LocalConfig::withoutMail);
    }

    /** Returns this configuration with a scheme. */
    public LocalConfig withScheme(IpcScheme known) {
        return new LocalConfig(
                dataDir, server, feeds, historyFeeds, simulation, sample, privateWebhooks, known, sending);
    }

    /** Returns this configuration with what couriers need to know, of a monitor at an address. */
    public LocalConfig withSending(Function<URI, Sending> known) {
        return new LocalConfig(
                dataDir, server, feeds, historyFeeds, simulation, sample, privateWebhooks, scheme, known);
    }

    private static Sending withoutMail(URI here) {
        return new Sending(here, Optional.empty());
    }
}

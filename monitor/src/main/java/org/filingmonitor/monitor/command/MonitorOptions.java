package org.filingmonitor.monitor.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.monitor.client.AlertClient;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.client.NotificationClient;
import org.filingmonitor.monitor.client.WatchlistClient;
import org.filingmonitor.monitor.local.Endpoints;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running monitor a command asks. */
final class MonitorOptions {

    @Mixin
    private DataDirOption dataDir;

    @Option(names = "--url", description = "address of the monitor (default: the one that runs on --data-dir)")
    private URI url;

    @Mixin
    private TokenOptions token;

    /** Returns where Kafka and the registry of the monitor that runs on the data directory are, as keys of their clients. */
    Map<String, String> kafka() {
        Endpoints endpoints = MonitorClient.endpoints(dataDir.path);
        return Map.of(
                "bootstrap.servers",
                endpoints.kafka(),
                "schema.registry.url",
                endpoints.schemaRegistry().toString());
    }

    WatchlistClient watchlists() {
        return new WatchlistClient(client());
    }

    AlertClient alerts() {
        return new AlertClient(client());
    }

    NotificationClient notifications() {
        return new NotificationClient(client());
    }

    MonitorClient client() {
        Optional<String> shown = token.token();
        return MonitorClient.at(
                url == null ? MonitorClient.endpoints(dataDir.path).http() : url, shown);
    }
}

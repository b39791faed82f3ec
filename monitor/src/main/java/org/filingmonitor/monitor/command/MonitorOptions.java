package org.filingmonitor.monitor.command;

import java.net.URI;
import java.util.Map;
import org.filingmonitor.monitor.client.MonitorClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which running monitor a command asks. */
final class MonitorOptions {

    @Mixin
    private DataDirOption dataDir;

    @Option(names = "--url", description = "address of the monitor (default: the one that runs on --data-dir)")
    private URI url;

    /** Returns the address of the Kafka of the monitor that runs on the data directory, as a property of its clients. */
    Map<String, String> kafka() {
        return Map.of("bootstrap.servers", MonitorClient.endpoints(dataDir.path).kafka());
    }

    MonitorClient client() {
        return url == null ? MonitorClient.on(dataDir.path) : MonitorClient.at(url);
    }
}

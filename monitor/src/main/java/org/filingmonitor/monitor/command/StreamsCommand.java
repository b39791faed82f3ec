package org.filingmonitor.monitor.command;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.monitor.apart.Application;
import org.filingmonitor.monitor.apart.HandingOn;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.http.Keystore;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.streams.StreamsApp;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.streams.query.PeerAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code streams}: the streams application alone. */
@Command(
        name = "streams",
        description = {
            "Runs the streams application alone, on a Kafka and schema registry elsewhere: it counts what the producer "
                    + "publishes, and answers 'filing-monitor profile --url' and 'counts --url'. Run "
                    + "'filing-monitor topics' first."
        })
public final class StreamsCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private ApartOptions apart;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = ".filing-monitor-streams",
            description = "directory that keeps the counts between runs (default: ${DEFAULT-VALUE} in the current "
                    + "directory); without it they are read from Kafka anew")
    private Path stateDir;

    @Option(
            names = "--advertise",
            paramLabel = "HOST:PORT",
            description = "where other instances reach this one's HTTP server (default: --host and --port, or this "
                    + "machine's name where --host is every address)")
    private String advertised;

    @Option(
            names = "--producer-url",
            paramLabel = "URL",
            description = "address of the producer, to answer for it too: feeds and ingest are handed on")
    private URI producerUrl;

    @Option(
            names = "--alerts-url",
            paramLabel = "URL",
            description = "address of alerts, to answer for it too: filings, watchlists and alerts are handed on")
    private URI alertsUrl;

    @Mixin
    private SchemeOptions scheme;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        IpcScheme known = scheme.read(spec);
        PeerAccess peers = peers(apart.server());
        List<HandingOn> elsewhere = elsewhere(peers);
        return apart.run(spec, (kafka, here) -> {
            StreamsApp app = StreamsApp.start(
                    new StreamsConfig(kafka, stateDir, advertised == null ? authority(here) : advertised)
                            .withScheme(known)
                            .withPeers(peers));
            return new Application(
                    app,
                    routes -> {
                        app.routes(routes);
                        elsewhere.forEach(application -> application.routes(routes));
                    },
                    app::isReady);
        });
    }

    private List<HandingOn> elsewhere(PeerAccess peers) {
        List<HandingOn> elsewhere = new ArrayList<>();
        if (producerUrl != null) {
            elsewhere.add(new HandingOn(address("--producer-url", producerUrl), HandingOn.OF_PRODUCER, peers.tls()));
        }
        if (alertsUrl != null) {
            elsewhere.add(new HandingOn(address("--alerts-url", alertsUrl), HandingOn.OF_ALERTS, peers.tls()));
        }
        return elsewhere;
    }

    private URI address(String option, URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + url + " is no address such as http://127.0.0.1:8091");
        }
        return url;
    }

    /** All instances ask for the same token, and show themselves by certificates that each of them has. */
    private static PeerAccess peers(ServerConfig server) {
        return new PeerAccess(server.tokens().forReading(), server.keystore().map(Keystore::trusting));
    }

    private static String authority(URI here) {
        try {
            return InetAddress.getByName(here.getHost()).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostName() + ":" + here.getPort()
                    : here.getAuthority();
        } catch (UnknownHostException e) {
            throw new Failure("This machine does not know its own name: give --advertise HOST:PORT", e);
        }
    }
}

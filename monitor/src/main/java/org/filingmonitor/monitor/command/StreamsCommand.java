package org.filingmonitor.monitor.command;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.monitor.apart.Application;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.streams.StreamsApp;
import org.filingmonitor.streams.StreamsConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private SchemeOptions scheme;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        IpcScheme known = scheme.read(spec);
        return apart.run(spec, (kafka, here) -> {
            StreamsApp app = StreamsApp.start(
                    new StreamsConfig(kafka, stateDir, advertised == null ? authority(here) : advertised)
                            .withScheme(known));
            return new Application(app, app::routes, app::isReady);
        });
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

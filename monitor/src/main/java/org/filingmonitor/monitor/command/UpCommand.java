package org.filingmonitor.monitor.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.local.Endpoints;
import org.filingmonitor.monitor.local.LocalConfig;
import org.filingmonitor.monitor.local.LocalMonitor;
import org.filingmonitor.producer.feed.simulator.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code up}: everything in one go, until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Starts everything in one go, on an embedded Kafka and schema registry, with a sample feed.",
            "",
            "Ctrl-C stops it; the data stays, and the next 'up' carries on."
        },
        footer = {
            "",
            "Everything listens on loopback: HTTP on --port (elsewhere with --host), Kafka on 9092, the schema registry "
                    + "on 8081; with "
                    + "--port 0 on free ports. endpoints.json in the data directory tells which, once all is ready."
        })
public final class UpCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private DataDirOption dataDir;

    @Mixin
    private ServerOptions server;

    @Mixin
    private FeedOptions feed;

    @Mixin
    private SchemeOptions scheme;

    @Mixin
    private SimulateOptions simulate;

    @Option(names = "--empty", description = "without the sample feed and the sample watchlist")
    private boolean empty;

    @Option(
            names = "--allow-private-webhooks",
            description = "let webhooks and Slack go to private, loopback and link-local addresses, and over http")
    private boolean allowPrivateWebhooks;

    @Mixin
    private SendingOptions sending;

    @Option(names = "--stop-when-ready", hidden = true, description = "a trial run, which ends once all is ready")
    private boolean stopWhenReady;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ServerConfig address = server.config();
        feed.check(spec);
        sending.check(spec);
        IpcScheme known = scheme.read(spec);
        Optional<Simulation> simulation = simulate.simulation(spec);
        long begun = System.nanoTime();
        RunLog.intoFiles(dataDir.path);
        try (LocalMonitor monitor = new LocalMonitor()) {
            Thread stop = new Thread(monitor::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            Endpoints endpoints = monitor.start(new LocalConfig(
                            dataDir.path,
                            address,
                            feed.feeds,
                            feed.historyFeeds,
                            simulation,
                            !empty,
                            allowPrivateWebhooks)
                    .withScheme(known)
                    .withSending(here -> sending.read(spec, here)));
            report(endpoints, simulation, (System.nanoTime() - begun) / 1e9);
            if (!stopWhenReady) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private void report(Endpoints endpoints, Optional<Simulation> simulation, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Filing Monitor is ready (" + String.format(Locale.ROOT, "%.1f", seconds) + " s)");
        out.println("  Web and API      " + endpoints.http());
        out.println("  Kafka            " + endpoints.kafka());
        out.println("  Schema registry  " + endpoints.schemaRegistry());
        out.println("  Data and logs    " + dataDir.path.toAbsolutePath().normalize());
        if (!empty) {
            out.println(
                    "  Sample           110 filings; try 'filing-monitor profile' and 'filing-monitor alerts tail'");
        }
        simulation.ifPresent(made -> out.println("  SIMULATED        "
                + BigDecimal.valueOf(made.rate()).stripTrailingZeros().toPlainString()
                + " made-up filings per second come in, seed " + made.seed() + ", labelled SIMULATED"));
        out.println("Ctrl-C stops it; the data stays.");
        out.flush();
    }
}

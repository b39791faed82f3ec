package org.filingmonitor.monitor.command;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.monitor.apart.Application;
import org.filingmonitor.producer.ProducerApp;
import org.filingmonitor.producer.ProducerConfig;
import org.filingmonitor.producer.feed.simulator.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code producer}: the producer alone. */
@Command(
        name = "producer",
        description = {
            "Runs the producer alone, on a Kafka and schema registry elsewhere: it watches feeds, takes the files that "
                    + "'filing-monitor ingest --url' sends, and publishes what is new. Run 'filing-monitor topics' first."
        })
public final class ProducerCommand implements Callable<Integer> {

    @Mixin
    CommonOptions common;

    @Mixin
    private ApartOptions apart;

    @Mixin
    private FeedOptions feed;

    @Mixin
    private SchemeOptions scheme;

    @Mixin
    private SimulateOptions simulate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        feed.check(spec);
        IpcScheme known = scheme.read(spec);
        Optional<Simulation> simulation = simulate.simulation(spec);
        return apart.run(spec, (kafka, here) -> {
            ProducerApp app =
                    ProducerApp.start(new ProducerConfig(kafka, feed.feeds, feed.historyFeeds, Clock.systemUTC())
                            .withSimulation(simulation)
                            .withScheme(known));
            return new Application(app, app::routes, app::isReady);
        });
    }
}

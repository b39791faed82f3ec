package org.filingmonitor.monitor.local;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.filingmonitor.alerts.AlertsApp;
import org.filingmonitor.alerts.AlertsConfig;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.http.Health;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.Meters;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.running.RunningParts;
import org.filingmonitor.producer.ProducerApp;
import org.filingmonitor.producer.ProducerConfig;
import org.filingmonitor.streams.StreamsApp;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.topic.TopicProvisioner;

/**
 * Everything in one go: on loopback Kafka, the schema registry, the three applications and their HTTP server.
 *
 * <p>Read {@link #start} first: it starts the parts in the order in which each needs those before it. They stop in the
 * reverse order.
 */
public final class LocalMonitor implements AutoCloseable {

    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final RunningParts running = new RunningParts();

    /**
     * Starts every part and returns once all of them are ready.
     *
     * @throws Failure if a part cannot start, or the monitor is closed meanwhile; what runs by then is stopped
     */
    public Endpoints start(LocalConfig config) {
        try {
            Path data = keep(DataDir.open(config.dataDir())).root();
            Endpoints.remove(data);
            Ports ports = Ports.choose(config.server().port());
            ServerConfig server = config.server().at(ports.http());
            RegistryProcess registry = keep(registry(data, ports));
            keep(InJvmBroker.start(data.resolve("kafka"), ports.kafka(), ports.controller()));
            registry.awaitReady();
            Endpoints endpoints = endpoints(server, ports, registry);
            TopicProvisioner.provision(clients(endpoints));
            Health health = serve(config, server, data, endpoints, registry);
            awaitReady(health);
            keep(() -> Endpoints.remove(data));
            endpoints.write(data);
            return endpoints;
        } catch (Exception e) {
            close();
            throw e instanceof Failure failure ? failure : new Failure("Cannot start: " + e.getMessage(), e);
        }
    }

    private static RegistryProcess registry(Path data, Ports ports) throws Exception {
        return RegistryProcess.launch(
                Installation.find(),
                data.resolve("registry"),
                ports.registry(),
                DataDir.logs(data).resolve("registry.log"),
                RegistryJvm.fromSystemProperties());
    }

    private static Endpoints endpoints(ServerConfig server, Ports ports, RegistryProcess registry) {
        return new Endpoints(server.localAddress(), "127.0.0.1:" + ports.kafka(), URI.create(registry.url()));
    }

    private static Map<String, String> clients(Endpoints endpoints) {
        return Map.of(
                "bootstrap.servers",
                endpoints.kafka(),
                "schema.registry.url",
                endpoints.schemaRegistry().toString());
    }

    /** Starts those that read before the one that writes, so that it stops first. */
    private Health serve(
            LocalConfig config, ServerConfig server, Path data, Endpoints endpoints, RegistryProcess registry)
            throws Exception {
        Meters meters = keep(new Meters());
        AlertsApp alerts = keep(AlertsApp.start(AlertsConfig.of(clients(endpoints), data.resolve("alerts"))
                .withSample(config.sample())
                .withPrivateWebhooks(config.privateWebhooks())
                .withSending(config.sending().apply(endpoints.http()))));
        StreamsApp streams = keep(StreamsApp.start(streams(config, data, endpoints)));
        ProducerApp producer = keep(ProducerApp.start(producer(config, data, endpoints)));
        Health health = Health.of(Map.of(
                "broker", () -> Ports.answers(endpoints.kafka()),
                "registry", registry::isReady,
                "producer", producer::isReady,
                "streams", streams::isReady,
                "alerts", alerts::isReady));
        keep(HttpServer.start(
                server, List.of(producer::routes, streams::routes, alerts::routes, health::routes, meters::routes)));
        return health;
    }

    private static StreamsConfig streams(LocalConfig config, Path data, Endpoints endpoints) {
        return new StreamsConfig(
                        clients(endpoints),
                        data.resolve("streams"),
                        endpoints.http().getAuthority())
                .withScheme(config.scheme());
    }

    private static ProducerConfig producer(LocalConfig config, Path data, Endpoints endpoints) throws Exception {
        List<Path> feeds = new ArrayList<>(config.feeds());
        if (config.sample()) {
            Path sample = data.resolve("sample");
            SampleFeed.unpack(sample);
            feeds.add(sample);
        }
        return new ProducerConfig(clients(endpoints), feeds, config.historyFeeds(), Clock.systemUTC())
                .withSimulation(config.simulation())
                .withScheme(config.scheme());
    }

    private static void awaitReady(Health health) {
        RetryPolicy<Boolean> untilReady = RetryPolicy.<Boolean>builder()
                .handleResult(false)
                .withDelay(POLL)
                .withMaxRetries(-1)
                .withMaxDuration(UNTIL_READY)
                .build();
        try {
            if (!Failsafe.with(untilReady).get(health::isReady)) {
                throw new Failure("Not ready after " + UNTIL_READY.toMinutes() + " minutes: " + health.unready()
                        + "; see the log in the data directory");
            }
        } catch (FailsafeException e) {
            throw new Failure("Cannot start: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        return running.keep(part);
    }

    /** Stops every part that runs, the last started first. */
    @Override
    public void close() {
        running.close();
    }
}

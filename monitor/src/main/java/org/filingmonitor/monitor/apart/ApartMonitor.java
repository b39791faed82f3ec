package org.filingmonitor.monitor.apart;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.http.Health;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.Meters;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.running.RunningParts;
import org.filingmonitor.topic.TopicProvisioner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application alone, with an HTTP server of its own. It starts once Kafka and the registry are there and hold what
 * they should; until then the server tells what is missing.
 */
public final class ApartMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApartMonitor.class);

    /** Shorter than Kafka's own, so that the log says early what is waited for. */
    private static final Map<String, String> PATIENCE =
            Map.of("default.api.timeout.ms", "10000", "request.timeout.ms", "10000");

    private final String name;
    private final Map<String, String> kafka;
    private final RunningParts running = new RunningParts();
    private final RetryPolicy<Object> untilThere;

    /**
     * Prepares to run an application.
     *
     * @param name what health calls it
     * @param kafka Kafka client properties and the registry's keys
     */
    public ApartMonitor(String name, Map<String, String> kafka) {
        this.name = name;
        this.kafka = Map.copyOf(kafka);
        this.untilThere = RetryPolicy.builder()
                .handleIf(Away::is)
                .withMaxRetries(-1)
                .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .withJitter(0.2)
                .onRetryScheduled(retry -> LOG.warn("{} waits: {}", name, Away.reason(retry.getLastException())))
                .build();
    }

    /**
     * Starts the application and its server, and returns once both run, however long Kafka or the registry is away.
     *
     * @param server where to listen; port 0 picks a free one
     * @param start starts the application that will answer at an address
     * @throws Failure if that cannot be, as when the configuration is wrong, topics are missing or schemas incompatible
     */
    public void start(ServerConfig server, Function<URI, Application> start) {
        try {
            Meters meters = running.keep(new Meters());
            Surroundings surroundings = running.keep(new Surroundings(kafka));
            HttpServer waiting = running.keep(serve(
                    server, List.of(ApartMonitor::refuse, meters::routes, health(surroundings, () -> false)::routes)));
            ServerConfig here = server.at(waiting.port());
            LOG.info("{} listens at {}", name, here.address());
            untilThere(this::verify);
            Application application = untilThere(() -> start.apply(here.address()));
            running.keep(application.part());
            waiting.close();
            running.keep(serve(
                    here,
                    List.of(application.routes(), meters::routes, health(surroundings, application.ready())::routes)));
            LOG.info("{} runs", name);
        } catch (RuntimeException e) {
            close();
            throw e instanceof Failure failure ? failure : new Failure(Away.reason(e), e);
        }
    }

    private <T> T untilThere(CheckedSupplier<T> step) {
        return Failsafe.with(untilThere).get(step);
    }

    private boolean verify() {
        Map<String, String> patient = new HashMap<>(PATIENCE);
        patient.putAll(kafka);
        TopicProvisioner.verify(patient);
        return true;
    }

    private Health health(Surroundings surroundings, BooleanSupplier ready) {
        return Health.of(
                Map.of("kafka", surroundings::kafkaAnswers, "registry", surroundings::registryAnswers, name, ready));
    }

    private static void refuse(RoutesConfig routes) {
        routes.before("/api/*", request -> {
            throw new ServiceUnavailableResponse("Kafka or the schema registry is away: /health/ready says which");
        });
    }

    private static HttpServer serve(ServerConfig server, List<Consumer<RoutesConfig>> routes) {
        try {
            return HttpServer.start(server, routes);
        } catch (JavalinBindException e) {
            throw new Failure(
                    "Cannot listen at " + server.address() + " (" + Away.reason(e)
                            + "): choose another --port or --host",
                    e);
        }
    }

    /** Stops the server, then the application. */
    @Override
    public void close() {
        running.close();
    }
}

package org.filingmonitor.streams;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.dashboard.Dashboard;
import org.filingmonitor.streams.query.QueryApi;
import org.filingmonitor.streams.query.StateStores;
import org.filingmonitor.streams.state.UnreadableStateException;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams application: runs the topology and answers readers. Kafka Streams gives up where its global thread fails,
 * as it does while Kafka is away at the start; then it is built anew. Where a store or an internal topic holds what this
 * version cannot read, it stops for good, says so and how to cure it, and is not ready.
 */
public final class StreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String CURE = "Run the version that wrote it. If there is none, begin anew from the "
            + "observations, which are all kept: stop every instance, run Kafka's kafka-streams-application-reset --force "
            + "--application-id " + StreamsConfig.APPLICATION_ID + " --input-topics " + Topics.FILINGS.name()
            + ", delete the state directory of each, and start again";

    private final StreamsConfig config;
    private final AvroSerdes serdes;
    private final Lease lease;
    private final QueryApi queries;
    private final WholeChanges changes = new WholeChanges();
    private final ScheduledExecutorService tending = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile KafkaStreams streams;
    private volatile KafkaStreamsMetrics meters;
    private volatile boolean stopped;

    private StreamsApp(StreamsConfig config) {
        this.config = config;
        serdes = AvroSerdes.of(config.kafka());
        lease = new Lease(config.session(), config.heartbeat());
        streams = build();
        queries = new QueryApi(
                new StateStores(() -> streams, lease, config.applicationServer(), changes),
                config.scheme(),
                config.peers(),
                Clock.systemUTC());
    }

    /**
     * Starts the topology and returns at once; it is ready once {@link #isReady()} says so, and resumes by itself if Kafka
     * was away.
     *
     * @throws org.apache.kafka.common.KafkaException if the configuration is wrong, or the state directory in use
     */
    public static StreamsApp start(StreamsConfig config) {
        StreamsApp app = new StreamsApp(config);
        ScheduledFuture<?> unused =
                app.tending.scheduleWithFixedDelay(app::tend, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return app;
    }

    private KafkaStreams build() {
        Properties properties = config.streamsProperties();
        KafkaStreams built = new KafkaStreams(
                FilingTopology.build(new org.apache.kafka.streams.StreamsConfig(properties), serdes, changes),
                properties);
        built.setUncaughtExceptionHandler(this::answer);
        meter(built);
        return built;
    }

    /** Kafka's own metrics: lag, commits, records by task and store. */
    private void meter(KafkaStreams built) {
        if (meters != null) {
            meters.close();
        }
        meters = new KafkaStreamsMetrics(built);
        meters.bindTo(Metrics.globalRegistry);
    }

    /** Runs in the thread that stops. */
    private StreamThreadExceptionResponse answer(Throwable failure) {
        return UnreadableStateException.among(failure).map(this::stop).orElseGet(() -> replace(failure));
    }

    /** What cannot be read now cannot be read later: another thread would come no further. */
    private StreamThreadExceptionResponse stop(UnreadableStateException unreadable) {
        stopped = true;
        LOG.error("The topology stops for good, all that it has counted stays: {}. {}", unreadable.getMessage(), CURE);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The pause keeps a lasting failure from spinning. */
    private StreamThreadExceptionResponse replace(Throwable failure) {
        LOG.error("A stream thread stopped, another one takes over: {}", failure.toString(), failure);
        try {
            boolean unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void tend() {
        try {
            if (streams.state() == KafkaStreams.State.ERROR && !stopped) {
                LOG.warn("The topology stopped and begins again");
                streams.close(CLOSE);
                streams = build();
            }
            if (streams.state() == KafkaStreams.State.CREATED) {
                streams.start();
            }
            if (streams.state().isRunningOrRebalancing()) {
                lease.renew(streams);
            }
        } catch (RuntimeException e) {
            LOG.warn("The topology cannot start now, and is tried again: {}", e.toString());
        }
    }

    /** Adds the routes of the dashboard and of the query API. */
    public void routes(RoutesConfig routes) {
        Dashboard.routes(routes);
        queries.routes(routes);
    }

    /** Tells whether the topology runs and its stores can be queried. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /**
     * Stops, and leaves the group of instances: what this one held moves to the others at once. When it comes back, it is
     * given its share again.
     */
    @Override
    public void close() {
        close(GroupMembershipOperation.LEAVE_GROUP);
    }

    /** Stops and leaves the group or, as one does that is killed, has it wait for the session time-out. */
    void close(GroupMembershipOperation membership) {
        closing.countDown();
        tending.shutdownNow();
        try {
            if (!tending.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The topology is still starting while it is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.close();
        streams.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(membership));
    }
}

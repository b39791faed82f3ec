package org.filingmonitor.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.filingmonitor.alerts.matching.CurrentWatchlists;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.watch.SampleWatchlists;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology. Kafka Streams gives up where its global thread fails, as it does while Kafka is away at the start;
 * then it is built anew.
 */
final class AlertStreams implements Tireless.Work {

    private static final Logger LOG = LoggerFactory.getLogger(AlertStreams.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final AlertsConfig config;
    private final WatchlistTable watchlists;
    private volatile State state = State.CREATED;

    AlertStreams(AlertsConfig config, WatchlistTable watchlists) {
        this.config = config;
        this.watchlists = watchlists;
    }

    /** Tells whether all watchlists are read and changes are being matched. */
    boolean isRunning() {
        return state == State.RUNNING;
    }

    @Override
    public void run(BooleanSupplier open) throws IOException, InterruptedException {
        KafkaClients clients = new KafkaClients(config.kafka(), config.instance());
        if (config.sample()) {
            SampleWatchlists.writeOnce(clients);
        }
        FormerSealer.handOver(clients, AlertsConfig.APPLICATION_ID);
        WatchlistReading reading = new WatchlistReading();
        WatchlistTable own = new WatchlistTable();
        own.show(reading); // the threads of this run see it only once it is whole
        try (CurrentWatchlists known = new CurrentWatchlists(own, clients)) {
            run(reading, streams(clients, reading, known), open);
        }
    }

    private void run(WatchlistReading reading, KafkaStreams streams, BooleanSupplier open) throws InterruptedException {
        CountDownLatch broken = new CountDownLatch(1);
        try {
            streams.setUncaughtExceptionHandler(AlertStreams::replaced);
            streams.setStateListener((now, before) -> {
                state = now;
                if (now == State.ERROR) {
                    broken.countDown();
                }
            });
            streams.start(); // it throws, or has read all watchlists when it returns
            watchlists.show(reading);
            while (open.getAsBoolean()) {
                if (broken.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("matching stopped; the cause stands above");
                }
            }
        } finally {
            state = State.NOT_RUNNING;
            streams.close(CLOSE);
        }
    }

    private KafkaStreams streams(KafkaClients clients, WatchlistReading reading, CurrentWatchlists known)
            throws InterruptedException {
        Properties properties = config.streamsProperties();
        return new KafkaStreams(
                AlertTopology.build(
                        new StreamsConfig(properties),
                        AvroSerdes.of(config.kafka()),
                        reading,
                        known,
                        partitions(clients)),
                properties);
    }

    /** Returns how many partitions alerts are in: by it, each task knows its watchlists though they never alerted. */
    private static int partitions(KafkaClients clients) throws InterruptedException {
        String topic = Topics.ALERTS.name();
        try (Admin admin = clients.admin()) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka does not tell of " + topic, e);
        }
    }

    /** The pause, on the thread that ends, keeps a failure that stays from being repeated at full speed. */
    private static StreamThreadExceptionResponse replaced(Throwable failure) {
        LOG.error(
                "A thread of matching stopped, another one takes over in {} s: {}",
                PAUSE.toSeconds(),
                failure.toString(),
                failure);
        LockSupport.parkNanos(PAUSE.toNanos());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}

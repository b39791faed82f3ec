package org.filingmonitor.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.watch.SampleWatchlists;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.serde.AvroSerdes;
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
        if (config.sample()) {
            SampleWatchlists.writeOnce(new KafkaClients(config.kafka(), config.instance()));
        }
        WatchlistReading reading = new WatchlistReading();
        Properties properties = config.streamsProperties();
        CountDownLatch broken = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(
                AlertTopology.build(new StreamsConfig(properties), AvroSerdes.of(config.kafka()), reading), properties);
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

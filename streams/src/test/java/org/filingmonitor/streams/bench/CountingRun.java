package org.filingmonitor.streams.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.topic.Topics;

/** A topology that counts generated filings on a broker of its own. */
final class CountingRun implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(6);

    private final BenchKafka kafka = new BenchKafka();
    private final GeneratedFilings filings;
    private final ComparedTopologies compared;
    private final Properties properties;
    private final String application;
    private KafkaStreams streams;
    private int produced;

    CountingRun(ComparedTopologies compared, GeneratedFilings.Keys keys) throws Exception {
        this.compared = compared;
        this.filings = new GeneratedFilings(keys);
        this.properties = new StreamsConfig(kafka.clients(), kafka.stateDir(), "localhost:1").streamsProperties();
        this.application = properties.getProperty(org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /** Counts filings until none is left; returns how many a second, from the first that is committed. */
    double filingsPerSecond(int count) throws Exception {
        long before = produced;
        kafka.produce(filings, count);
        produced += count;
        start();
        try {
            long first;
            do {
                pause();
                first = kafka.processedFilings(application);
            } while (first <= before);
            long begun = System.nanoTime();
            drain();
            return (produced - first) / seconds(begun);
        } finally {
            if (compared != ComparedTopologies.WHOLE) {
                stop();
            }
        }
    }

    /** Returns after how many seconds the trends stood as they stay. */
    double secondsToSettledTrends() throws Exception {
        long begun = System.nanoTime();
        long end = kafka.end(Topics.IPC_TRENDS.name());
        long moved = begun;
        while (System.nanoTime() - moved < QUIET.toNanos()) {
            pause();
            long now = kafka.end(Topics.IPC_TRENDS.name());
            if (now != end) {
                end = now;
                moved = System.nanoTime();
            }
        }
        return (moved - begun) / 1e9;
    }

    BenchKafka kafka() {
        return kafka;
    }

    private void drain() throws Exception {
        while (kafka.lag(application) > 0) {
            if (streams.state() == KafkaStreams.State.ERROR) {
                throw new IllegalStateException("the topology failed");
            }
            pause();
        }
    }

    private void start() {
        streams = new KafkaStreams(compared.of(properties, AvroSerdes.of(kafka.clients())), properties);
        streams.start();
    }

    void stop() {
        streams.close(Duration.ofSeconds(20));
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() throws IOException {
        stop();
        kafka.close();
    }
}

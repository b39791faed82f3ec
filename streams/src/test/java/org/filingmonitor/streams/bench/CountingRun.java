package org.filingmonitor.streams.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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

    CountingRun(ComparedTopologies compared, GeneratedFilings filings) throws Exception {
        this.compared = compared;
        this.filings = filings;
        this.properties = new StreamsConfig(kafka.clients(), kafka.stateDir(), "localhost:1").streamsProperties();
        this.application = properties.getProperty(org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /**
     * How fast filings are counted.
     *
     * @param filings a second
     * @param processor milliseconds of processor time a filing, the broker's included: other work of the machine hardly
     *     moves it
     */
    record Speed(double filings, double processor) {}

    /** Counts filings until none is left, and measures from the first that is committed. */
    Speed count(int count) throws Exception {
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
            long processor = processorNanos();
            drain();
            double counted = produced - first;
            return new Speed(counted / seconds(begun), (processorNanos() - processor) / 1e6 / counted);
        } finally {
            if (compared != ComparedTopologies.WHOLE) {
                stop();
            }
        }
    }

    /** Lets filings come one after the other, as they do between backlogs, and waits until all are counted. */
    void trickle(int count, int perSecond) throws Exception {
        int piece = (int) (perSecond * LOOK.toMillis() / 1_000);
        long begun = System.nanoTime();
        for (int sent = 0; sent < count; sent += piece) {
            kafka.produce(filings, piece);
            produced += piece;
            while (seconds(begun) * perSecond < sent + piece) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        drain();
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

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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

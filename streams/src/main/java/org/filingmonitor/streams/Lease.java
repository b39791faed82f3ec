package org.filingmonitor.streams;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How long this instance may take what it holds for its own. An instance that is cut off from Kafka, or was paused, does not
 * learn that others took over and count on; so it answers only while its last sign of life to Kafka is younger than the time
 * after which they do. Alone it goes on: nobody else changes what it knows.
 */
final class Lease implements BooleanSupplier {

    private static final String HEARTBEAT = "last-heartbeat-seconds-ago";

    private final Duration term;
    private volatile long ends = System.nanoTime();

    /**
     * Begins without a lease.
     *
     * @param session after which the group gives the work of a silent member to others
     * @param heartbeat time between two signs of life; one may be on its way, and be lost
     */
    Lease(Duration session, Duration heartbeat) {
        this.term = session.minus(heartbeat);
    }

    /** Renews the lease, from when Kafka was last told that this instance lives. */
    void renew(KafkaStreams streams) {
        long now = System.nanoTime();
        boolean alone = streams.metadataForAllStreamsClients().size() <= 1;
        Duration silent = alone ? Duration.ZERO : silence(streams.metrics());
        ends = now + term.minus(silent).toNanos();
    }

    /** Returns the silence of the thread that was silent longest; one that was never heard has joined just now. */
    private static Duration silence(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(HEARTBEAT))
                .map(metric -> (Number) metric.getValue().metricValue())
                .map(seconds -> Duration.ofSeconds(seconds.longValue() + 1))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - ends < 0;
    }
}

package org.filingmonitor.alerts.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Counts the Kafka clients that are open, and the most that ever were at a time: each client has one of it. */
public final class OpenClients implements MetricsReporter {

    private static final Set<OpenClients> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger MOST = new AtomicInteger();

    /** Returns the property that has clients counted, and counts anew. */
    public static Map<String, String> counted() {
        MOST.set(OPEN.size());
        return Map.of("metric.reporters", OpenClients.class.getName());
    }

    public static int open() {
        return OPEN.size();
    }

    public static int most() {
        return MOST.get();
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        OPEN.add(this);
        MOST.accumulateAndGet(OPEN.size(), Math::max);
    }

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {
        OPEN.remove(this);
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

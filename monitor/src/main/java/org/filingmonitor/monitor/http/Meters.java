package org.filingmonitor.monitor.http;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * What the applications of this process measure, at {@code /metrics} in Prometheus' text format. They write into
 * Micrometer's global registry, and so know nothing of who reads it.
 */
public final class Meters implements AutoCloseable {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Begins to measure. */
    public Meters() {
        Metrics.addRegistry(registry);
        List<MeterBinder> machine = List.of(
                collections,
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics());
        machine.forEach(one -> one.bindTo(registry));
    }

    /** Adds {@code /metrics}. */
    public void routes(RoutesConfig routes) {
        routes.get("/metrics", request -> request.contentType(TEXT).result(registry.scrape(TEXT)));
    }

    @Override
    public void close() {
        Metrics.removeRegistry(registry);
        collections.close();
        registry.close();
    }
}

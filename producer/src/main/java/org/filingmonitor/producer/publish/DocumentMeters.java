package org.filingmonitor.producer.publish;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * What a feed has brought, as metrics: {@code filing.monitor.documents} by feed and outcome, where those read are the new,
 * changed, repeated and rejected ones; and {@code filing.monitor.feed.last.new}, when its last new filing came, in seconds
 * since 1970, 0 for never.
 */
final class DocumentMeters {

    private final FilingPublisher publisher;
    private final String feed;

    private DocumentMeters(FilingPublisher publisher, String feed) {
        this.publisher = publisher;
        this.feed = feed;
    }

    /** Meters a publisher for as long as it is held by others. */
    static void register(FilingPublisher publisher, String feed) {
        DocumentMeters meters = new DocumentMeters(publisher, feed);
        meters.count("new", Tally::fresh);
        meters.count("changed", Tally::changed);
        meters.count("repeated", Tally::repeated);
        meters.count("rejected", Tally::rejected);
        meters.count("skipped", Tally::skipped);
        TimeGauge.builder("filing.monitor.feed.last.new", publisher, TimeUnit.MILLISECONDS, DocumentMeters::lastNew)
                .description("When the last new filing of a feed came, since 1970")
                .tag("feed", feed)
                .register(Metrics.globalRegistry);
    }

    private void count(String outcome, ToLongFunction<Tally> number) {
        FunctionCounter.builder(
                        "filing.monitor.documents", publisher, one -> number.applyAsLong(Tally.of(one.status())))
                .description("Documents of a feed by what became of them")
                .tag("feed", feed)
                .tag("outcome", outcome)
                .register(Metrics.globalRegistry);
    }

    private static double lastNew(FilingPublisher publisher) {
        Instant last = publisher.status().getLastNewFiling();
        return last == null ? 0 : last.toEpochMilli();
    }
}

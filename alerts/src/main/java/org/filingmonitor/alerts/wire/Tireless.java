package org.filingmonitor.alerts.wire;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on until it is closed. Where it fails, as when Kafka or the registry is away, it begins again: first
 * after a second, later after up to 30.
 */
public final class Tireless implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tireless.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** How long work may take to end by itself, and then when it is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String name;
    private final Work work;
    private final Thread thread;
    private volatile boolean open = true;

    private Tireless(String name, Work work) {
        this.name = name;
        this.work = work;
        this.thread = new Thread(this::run, name);
    }

    /** Starts work on a thread of its own. */
    public static Tireless start(String name, Work work) {
        Tireless started = new Tireless(name, work);
        started.thread.start();
        return started;
    }

    private void run() {
        RetryPolicy<Object> again = RetryPolicy.builder()
                .withMaxRetries(-1)
                .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.2)
                .abortIf((result, failure) -> !open)
                .onRetryScheduled(retry -> LOG.warn(
                        "{} stopped and begins again in {}: {}",
                        name,
                        retry.getDelay(),
                        retry.getLastException().toString()))
                .build();
        try {
            Failsafe.with(again).run(() -> work.run(() -> open));
        } catch (FailsafeException | KafkaException e) {
            LOG.debug("{} was closed", name, e);
        }
    }

    /** Asks the work to end, and waits for it a little. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(GRACE.toMillis());
            thread.interrupt();
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be done while it is open. */
    public interface Work {
        /** Works until {@code open} says no, or the thread is interrupted. */
        void run(BooleanSupplier open) throws Exception;
    }
}

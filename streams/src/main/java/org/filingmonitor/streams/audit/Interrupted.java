package org.filingmonitor.streams.audit;

import org.apache.kafka.common.errors.InterruptException;

/** Lets long work end when its thread is interrupted. */
final class Interrupted {

    private Interrupted() {}

    /**
     * Goes on, unless the thread was interrupted.
     *
     * @throws InterruptException as Kafka's clients do
     */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptException(new InterruptedException("The audit was interrupted"));
        }
    }
}

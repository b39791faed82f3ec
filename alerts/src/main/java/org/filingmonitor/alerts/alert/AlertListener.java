package org.filingmonitor.alerts.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Alerts on their way to one reader. One that falls far behind is told no more; it may come again and ask from where it was. */
final class AlertListener {

    /** Alerts that wait for a slow reader. */
    private static final int WAITING = 1_000;

    private final AlertCursor begun;
    private final BlockingQueue<PlacedAlert> waiting = new LinkedBlockingQueue<>(WAITING);
    private volatile boolean behind;

    AlertListener(AlertCursor begun) {
        this.begun = begun;
    }

    /** Returns the position from which on everything is heard. */
    AlertCursor begun() {
        return begun;
    }

    void hear(PlacedAlert alert) {
        behind |= !waiting.offer(alert);
    }

    /** Tells whether something was missed. */
    boolean isBehind() {
        return behind;
    }

    /** Waits for the next alert; empty if none comes in time. */
    Optional<PlacedAlert> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }
}

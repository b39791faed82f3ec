package org.filingmonitor.alerts.seal;

import java.util.List;
import org.filingmonitor.event.Notification;

/** How much may still be sealed or dropped in one transaction, so that Kafka never ends it for taking too long. */
final class Allowance {

    private static final int MOST_NOTIFICATIONS = 500;
    private static final long MOST_BYTES = 8L << 20;

    /** How many alerts are dropped with the work of sealing a notification. */
    private static final int DROPPED = 40;

    private int notifications = MOST_NOTIFICATIONS;
    private long bytes = MOST_BYTES;

    boolean isLeft() {
        return notifications > 0 && bytes > 0;
    }

    void use(List<Notification> sealed, Page page) {
        int work = Math.max(1, sealed.size()); // what no channel wants is read and forgotten too
        notifications -= work;
        bytes -= page.bytes() * work;
    }

    void use(int dropped) {
        notifications -= 1 + dropped / DROPPED;
    }
}

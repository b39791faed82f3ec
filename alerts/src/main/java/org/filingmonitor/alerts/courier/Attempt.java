package org.filingmonitor.alerts.courier;

import org.filingmonitor.event.DeliveryState;

/**
 * How one try to deliver a notification ended.
 *
 * @param state DELIVERED; STOPPED if nobody wants it any more; RETRYING if it failed
 * @param reason what it met, empty when it was delivered
 */
public record Attempt(DeliveryState state, String reason) {

    /** Returns a try that brought it there. */
    public static Attempt delivered() {
        return new Attempt(DeliveryState.DELIVERED, "");
    }

    /** Returns a try that showed that nobody wants it any more. */
    public static Attempt stopped(String reason) {
        return new Attempt(DeliveryState.STOPPED, reason);
    }

    /** Returns a try that failed. */
    public static Attempt failed(String reason) {
        return new Attempt(DeliveryState.RETRYING, reason);
    }
}

package org.filingmonitor.alerts.deliver;

import org.filingmonitor.event.DeliveryState;

/**
 * How one try to deliver a notification ended.
 *
 * @param state DELIVERED; STOPPED if nobody wants it any more; RETRYING if it failed
 * @param reason what it met, empty when it was delivered
 */
record Attempt(DeliveryState state, String reason) {

    static Attempt delivered() {
        return new Attempt(DeliveryState.DELIVERED, "");
    }

    static Attempt stopped(String reason) {
        return new Attempt(DeliveryState.STOPPED, reason);
    }

    static Attempt failed(String reason) {
        return new Attempt(DeliveryState.RETRYING, reason);
    }
}

package org.filingmonitor.alerts.courier;

import org.filingmonitor.alerts.message.Plain;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.DeliveryState;

/**
 * How one try to deliver a notification ended.
 *
 * @param state DELIVERED; STOPPED if nobody wants it any more; RETRYING if it failed
 * @param reason what it met, empty when it was delivered; a line of up to 300 characters, whatever the target said
 * @param gone whether the target said that it wants nothing more at all
 */
public record Attempt(DeliveryState state, String reason, boolean gone) {

    private static final int LONGEST_REASON = 300;

    /** Cuts the reason, which goes to logs, records and headers. */
    public Attempt {
        reason = Plain.line(reason, LONGEST_REASON);
    }

    /** Returns a try that brought it there. */
    public static Attempt delivered() {
        return new Attempt(DeliveryState.DELIVERED, "", false);
    }

    /** Returns a try that showed that nobody wants it any more. */
    public static Attempt stopped(String reason) {
        return new Attempt(DeliveryState.STOPPED, reason, false);
    }

    /** Returns what comes of a channel that is paused: nothing is sent over it. */
    public static Attempt paused(Channel channel) {
        return stopped("the channel is paused: " + channel.getPauseReason());
    }

    /** Returns a try that was told that the target is no more. */
    public static Attempt gone(String reason) {
        return new Attempt(DeliveryState.STOPPED, reason, true);
    }

    /** Returns what a last try that failed comes to. */
    public static Attempt dead(String reason) {
        return new Attempt(DeliveryState.DEAD, reason, false);
    }

    /** Returns a try that failed. */
    public static Attempt failed(String reason) {
        return new Attempt(DeliveryState.RETRYING, reason, false);
    }
}

package org.filingmonitor.alerts.courier;

import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;

/** Carries notifications over one kind of channel. It answers in bounded time, and never throws for what it met there. */
public interface Courier {

    /**
     * Tries once.
     *
     * @param channel the watchlist's channel, with its secret
     */
    Attempt carry(Notification notification, Channel channel);
}

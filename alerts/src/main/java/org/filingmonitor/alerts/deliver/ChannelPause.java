package org.filingmonitor.alerts.deliver;

import org.filingmonitor.event.Channel;

/** Ends the use of a watchlist's channel until somebody resumes it. */
public interface ChannelPause {

    /**
     * Pauses a channel; nothing happens if the watchlist does not have it any more.
     *
     * @throws io.javalin.http.ServiceUnavailableResponse if that cannot be done now
     */
    void pause(String watchlistId, Channel channel, String reason);
}

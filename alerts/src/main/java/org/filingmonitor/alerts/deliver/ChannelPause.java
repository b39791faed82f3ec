package org.filingmonitor.alerts.deliver;

import org.filingmonitor.event.Channel;

/** Ends the use of a watchlist's channel until somebody resumes it. */
public interface ChannelPause {

    /**
     * Pauses a channel; nothing happens if the watchlist does not have it any more.
     *
     * @throws InterruptedException if the monitor is stopping
     * @throws org.apache.kafka.common.KafkaException if Kafka did not take it
     */
    void pause(String watchlistId, Channel channel, String reason) throws InterruptedException;
}

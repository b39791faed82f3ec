package org.filingmonitor.alerts.courier;

import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;

/** Channels of watchlists, and what a notification may say of them. */
public final class Channels {

    private Channels() {}

    /** Returns a channel that is in use. */
    public static Channel of(ChannelType type, String target, String secret) {
        return new Channel(type, target, secret, null, null, null, "");
    }

    /** Returns a channel without its secrets, as notifications name it. */
    public static Channel named(Channel channel) {
        return of(channel.getType(), channel.getTarget(), null);
    }

    /** Tells whether two channels lead to the same place by the same way. */
    public static boolean same(Channel one, Channel other) {
        return one.getType() == other.getType() && one.getTarget().equals(other.getTarget());
    }
}

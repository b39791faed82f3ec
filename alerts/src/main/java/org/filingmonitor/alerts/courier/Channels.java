package org.filingmonitor.alerts.courier;

import java.time.Instant;
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

    /** Returns a channel over which nothing is sent since a time; null for one that is used again. */
    public static Channel paused(Channel channel, Instant at, String reason) {
        return new Channel(
                channel.getType(),
                channel.getTarget(),
                channel.getSecret(),
                channel.getFormerSecret(),
                channel.getFormerSecretUntil(),
                at,
                reason);
    }

    /** Returns a channel with another secret; the one before, if there is one, holds beside it until a time. */
    public static Channel withSecret(Channel channel, String secret, Instant until) {
        return new Channel(
                channel.getType(),
                channel.getTarget(),
                secret,
                channel.getSecret(),
                channel.getSecret() == null ? null : until,
                channel.getPausedAt(),
                channel.getPauseReason());
    }

    /** Tells whether two channels lead to the same place by the same way. */
    public static boolean same(Channel one, Channel other) {
        return one.getType() == other.getType() && one.getTarget().equals(other.getTarget());
    }
}

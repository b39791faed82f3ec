package org.filingmonitor.alerts.courier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;

/** Which channel it is, as the HTTP API shows it: its kind, and the URL or the address of mail that it leads to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelJson(String type, String url, String to) {

    /** Returns a channel without its secrets. */
    public static ChannelJson of(Channel channel) {
        boolean web = channel.getType() == ChannelType.WEBHOOK || channel.getType() == ChannelType.SLACK;
        return new ChannelJson(
                channel.getType().name().toLowerCase(Locale.ROOT),
                web ? channel.getTarget() : null,
                channel.getType() == ChannelType.EMAIL ? channel.getTarget() : null);
    }
}

package org.filingmonitor.alerts.courier;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.message.Links;
import org.filingmonitor.alerts.message.Messages;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;

/** The courier of each kind of channel. */
public final class Couriers implements AutoCloseable {

    private final HttpPost http;
    private final Optional<MailCourier> mail;
    private final Map<ChannelType, Courier> byType = new EnumMap<>(ChannelType.class);

    /** Makes ready to send. Where no server takes mail, it waits for one as for a server that is away. */
    public Couriers(WebhookAddresses addresses, Sending sending, IpcTitles titles, Clock clock) {
        Messages messages = new Messages(Links.to(sending.publicUrl()), titles);
        http = new HttpPost(addresses, HttpPost.EXCHANGE);
        mail = sending.mail().map(server -> new MailCourier(server, messages));
        byType.put(ChannelType.LOG, new LogCourier());
        byType.put(ChannelType.WEBHOOK, new WebhookCourier(http, clock));
        byType.put(ChannelType.SLACK, new SlackCourier(http, messages));
        byType.put(ChannelType.EMAIL, mail.isPresent() ? mail.get() : Couriers::withoutServer);
    }

    private static Attempt withoutServer(Notification notification, Channel channel) {
        return Attempt.failed("no mail server is known; start the monitor with --smtp-host");
    }

    /** Returns the couriers, by the kinds of channels that there are. */
    public Map<ChannelType, Courier> byType() {
        return Map.copyOf(byType);
    }

    @Override
    public void close() {
        http.close();
        mail.ifPresent(MailCourier::close);
    }
}

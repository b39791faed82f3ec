package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import java.util.Map;
import org.filingmonitor.event.ChannelType;

/** The courier of each kind of channel. */
final class Couriers implements AutoCloseable {

    private final WebhookCourier webhooks;
    private final Map<ChannelType, Courier> byType;

    Couriers(WebhookAddresses addresses, Clock clock) {
        this.webhooks = new WebhookCourier(addresses, WebhookCourier.EXCHANGE, clock);
        this.byType = Map.of(ChannelType.LOG, new LogCourier(), ChannelType.WEBHOOK, webhooks);
    }

    Map<ChannelType, Courier> byType() {
        return byType;
    }

    @Override
    public void close() {
        webhooks.close();
    }
}

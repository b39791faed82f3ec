package org.filingmonitor.alerts.courier;

import java.time.Clock;
import java.util.Map;
import org.filingmonitor.event.ChannelType;

/** The courier of each kind of channel. */
public final class Couriers implements AutoCloseable {

    private final WebhookCourier webhooks;
    private final Map<ChannelType, Courier> byType;

    /** Makes ready to send. */
    public Couriers(WebhookAddresses addresses, Clock clock) {
        this.webhooks = new WebhookCourier(addresses, WebhookCourier.EXCHANGE, clock);
        this.byType = Map.of(ChannelType.LOG, new LogCourier(), ChannelType.WEBHOOK, webhooks);
    }

    /** Returns the couriers, by the kinds of channels that there are. */
    public Map<ChannelType, Courier> byType() {
        return byType;
    }

    @Override
    public void close() {
        webhooks.close();
    }
}

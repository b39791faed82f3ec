package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.serde.AvroSerdes;

/**
 * Brings notifications, into which the topology sealed alerts, to their subscribers: at least once and with an id. Each is
 * sent until it has a final outcome.
 */
public final class Dispatcher implements AutoCloseable {

    private final Couriers couriers;
    private final Subscribers subscribers;
    private final Tireless sending;

    private Dispatcher(Couriers couriers, Subscribers subscribers, Tireless sending) {
        this.couriers = couriers;
        this.subscribers = subscribers;
        this.sending = sending;
    }

    /**
     * Starts the dispatcher.
     *
     * @param table the watchlists; nothing is sent before they are read to the end
     * @param marks what is muted; likewise
     */
    public static Dispatcher start(
            KafkaClients clients,
            WatchlistTable table,
            AlertMarks marks,
            WebhookAddresses addresses,
            RetrySchedule schedule,
            Holding holding) {
        AvroSerdes serdes = AvroSerdes.of(clients.kafka());
        Subscribers subscribers = new Subscribers(table, marks, clients);
        Clock clock = Clock.systemUTC();
        Couriers couriers = new Couriers(addresses, clock);
        return new Dispatcher(
                couriers,
                subscribers,
                Tireless.start(
                        "alert-sender",
                        new Sender(clients, serdes, subscribers, couriers.byType(), schedule, holding, clock)));
    }

    @Override
    public void close() {
        sending.close();
        couriers.close(); // cancels what hangs, once nobody notes it as a try any more
        subscribers.close();
    }
}

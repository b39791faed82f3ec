package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.serde.AvroSerdes;

/**
 * Brings alerts to their subscribers, at least once and with an id. Alerts are sealed into notifications in the
 * transaction that consumes them; notifications are then sent until each has a final outcome.
 */
public final class Dispatcher implements AutoCloseable {

    private final Couriers couriers;
    private final Subscribers subscribers;
    private final Tireless sealing;
    private final Tireless sending;

    private Dispatcher(Couriers couriers, Subscribers subscribers, Tireless sealing, Tireless sending) {
        this.couriers = couriers;
        this.subscribers = subscribers;
        this.sealing = sealing;
        this.sending = sending;
    }

    /**
     * Starts the dispatcher.
     *
     * @param table the watchlists; nothing is sent before they are read to the end
     * @param marks what is muted; likewise
     * @param couriers what carries notifications; closed with the dispatcher
     */
    public static Dispatcher start(
            KafkaClients clients,
            WatchlistTable table,
            AlertMarks marks,
            Couriers couriers,
            RetrySchedule schedule,
            Holding holding) {
        AvroSerdes serdes = AvroSerdes.of(clients.kafka());
        Subscribers subscribers = new Subscribers(table, marks, clients);
        Clock clock = Clock.systemUTC();
        return new Dispatcher(
                couriers,
                subscribers,
                Tireless.start("alert-sealer", new Sealer(clients, serdes, subscribers, clock)),
                Tireless.start(
                        "alert-sender",
                        new Sender(clients, serdes, subscribers, couriers.byType(), schedule, holding, clock)));
    }

    @Override
    public void close() {
        sealing.close();
        sending.close();
        couriers.close(); // cancels what hangs, once nobody notes it as a try any more
        subscribers.close();
    }
}

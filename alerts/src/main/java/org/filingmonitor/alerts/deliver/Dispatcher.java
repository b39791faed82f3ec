package org.filingmonitor.alerts.deliver;

import java.time.Clock;
import org.filingmonitor.alerts.alert.AlertMarks;
import org.filingmonitor.alerts.courier.Attempt;
import org.filingmonitor.alerts.courier.Courier;
import org.filingmonitor.alerts.courier.Couriers;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;

/**
 * Brings notifications, into which the topology sealed alerts, to their subscribers: at least once and with an id. Each is
 * sent until it has a final outcome.
 */
public final class Dispatcher implements AutoCloseable {

    private final Couriers couriers;
    private final Subscribers subscribers;
    private final Tireless sending;
    private final Clock clock;

    private Dispatcher(Couriers couriers, Subscribers subscribers, Tireless sending, Clock clock) {
        this.couriers = couriers;
        this.subscribers = subscribers;
        this.sending = sending;
        this.clock = clock;
    }

    /** Tries a channel of a watchlist with a note that says so, unless it is paused, and returns how that ended. */
    public Attempt test(Watchlist watchlist, Channel channel) {
        if (channel.getPausedAt() != null) {
            return Attempt.paused(channel); // its recipient may have unsubscribed
        }
        Courier courier = couriers.byType().get(channel.getType());
        return courier == null
                ? Attempt.failed("no channel of this kind is known")
                : courier.carry(TestNote.of(watchlist, channel, clock.instant()), channel);
    }

    /**
     * Starts the dispatcher.
     *
     * @param table the watchlists; nothing is sent before they are read to the end
     * @param marks what is muted; likewise
     * @param couriers what carries notifications; closed with the dispatcher
     * @param pauses ends the use of channels whose target is no more
     */
    public static Dispatcher start(
            KafkaClients clients,
            WatchlistTable table,
            AlertMarks marks,
            Couriers couriers,
            ChannelPause pauses,
            RetrySchedule schedule,
            Holding holding) {
        AvroSerdes serdes = AvroSerdes.of(clients.kafka());
        Subscribers subscribers = new Subscribers(table, marks, clients, pauses);
        Clock clock = Clock.systemUTC();
        return new Dispatcher(
                couriers,
                subscribers,
                Tireless.start(
                        "alert-sender",
                        new Sender(clients, serdes, subscribers, couriers.byType(), schedule, holding, clock)),
                clock);
    }

    @Override
    public void close() {
        sending.close();
        couriers.close(); // cancels what hangs, once nobody notes it as a try any more
        subscribers.close();
    }
}

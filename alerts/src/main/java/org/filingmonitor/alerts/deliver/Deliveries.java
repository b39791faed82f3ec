package org.filingmonitor.alerts.deliver;

import io.javalin.http.ServiceUnavailableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.filingmonitor.alerts.courier.Attempt;
import org.filingmonitor.alerts.courier.Courier;
import org.filingmonitor.alerts.matching.WatchlistsBehindException;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to deliver notifications until each has a final outcome. One try at a time goes to a target, and targets are tried
 * side by side; a notification that waits for its next try takes no thread.
 */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    /** After which time it is looked again whether a watchlist is deleted. */
    private static final Duration BEHIND = Duration.ofSeconds(2);

    private final Map<ChannelType, Courier> couriers;
    private final Subscribers subscribers;
    private final RetrySchedule schedule;
    private final DeliveryRecord record;
    private final OffsetsDone offsets;
    private final Parking parking;
    private final BooleanSupplier open;
    private final Clock clock;
    private final ThreadPoolExecutor threads = TargetThreads.start();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Lanes lanes = new Lanes(threads);

    Deliveries(
            Map<ChannelType, Courier> couriers,
            Subscribers subscribers,
            RetrySchedule schedule,
            DeliveryRecord record,
            OffsetsDone offsets,
            Parking parking,
            BooleanSupplier open,
            Clock clock) {
        this.couriers = couriers;
        this.subscribers = subscribers;
        this.schedule = schedule;
        this.record = record;
        this.offsets = offsets;
        this.parking = parking;
        this.open = open;
        this.clock = clock;
    }

    /** Takes a notification: it is tried when its time has come. */
    void accept(Pending pending) {
        long pause = Duration.between(clock.instant(), pending.next()).toMillis();
        if (pause <= 0) {
            lanes.run(pending.target(), () -> attempt(pending));
        } else if (!timer.isShutdown()) {
            ScheduledFuture<?> unused = timer.schedule(
                    () -> lanes.run(pending.target(), () -> attempt(pending)), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Pending pending) {
        if (!offsets.holds(pending.partition(), pending.record().offset())) {
            parking.release(pending.target());
            return; // another instance has it now
        }
        Attempt attempt;
        try {
            attempt = carry(pending.notification());
        } catch (WatchlistsBehindException e) {
            LOG.warn("Notification {} waits: {}", pending.notification().getId(), e.getMessage());
            accept(pending.put(clock.instant().plus(BEHIND)));
            return;
        }
        if (attempt.state() == DeliveryState.RETRYING && !open.getAsBoolean()) {
            return; // closing cut it short, which counts as no try
        }
        conclude(pending, attempt);
    }

    private void conclude(Pending pending, Attempt attempt) {
        Instant now = clock.instant();
        if (attempt.gone() && !end(pending, attempt.reason())) {
            return;
        }
        if (attempt.state() != DeliveryState.RETRYING) {
            record.note(pending, attempt, now, null);
        } else if (schedule.isOver(pending.tried() + 1)) {
            LOG.warn(
                    "Notification {} goes to the dead letters: {}",
                    pending.notification().getId(),
                    attempt.reason());
            record.noteDead(pending, attempt.reason(), now);
        } else {
            retry(pending, attempt, now);
            return;
        }
        offsets.done(pending.partition(), pending.record().offset());
        parking.release(pending.target());
    }

    /** Ends the use of a channel whose target is no more, and tells whether that is done; else it is tried again soon. */
    private boolean end(Pending pending, String reason) {
        Notification last = pending.notification();
        try {
            subscribers.find(last.getWatchlistId()).ifPresent(one -> PauseNotes.of(one, last, reason, clock.instant())
                    .forEach(record::send));
            subscribers.pause(last.getWatchlistId(), last.getChannel(), reason);
            return true;
        } catch (WatchlistsBehindException | ServiceUnavailableResponse e) {
            LOG.warn("A channel that answered {} could not be paused yet: {}", reason, e.getMessage());
        }
        accept(pending.put(clock.instant().plus(BEHIND)));
        return false;
    }

    private void retry(Pending pending, Attempt attempt, Instant now) {
        Instant next = now.plus(
                schedule.pause(pending.tried() + 1, ThreadLocalRandom.current().nextDouble()));
        record.note(pending, attempt, now, next);
        accept(pending.again(next));
    }

    private Attempt carry(Notification notification) {
        Optional<Watchlist> watchlist = subscribers.find(notification.getWatchlistId());
        if (watchlist.isEmpty()) {
            return Attempt.stopped("the watchlist was deleted");
        }
        if (subscribers.isMuted(notification)) {
            return Attempt.stopped("the filing is muted");
        }
        Optional<Channel> channel = Subscribers.channel(watchlist.get(), notification.getChannel());
        Courier courier = couriers.get(notification.getChannel().getType());
        if (channel.isEmpty() || courier == null) {
            return Attempt.stopped(
                    channel.isEmpty() ? "the watchlist has this channel no more" : "no channel of this kind is known");
        }
        if (channel.get().getPausedAt() != null) {
            return Attempt.paused(channel.get());
        }
        try {
            return courier.carry(notification, channel.get());
        } catch (RuntimeException e) {
            LOG.error("A try to deliver notification {} broke", notification.getId(), e);
            return Attempt.failed(e.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}

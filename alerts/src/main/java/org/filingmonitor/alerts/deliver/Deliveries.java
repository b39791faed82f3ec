package org.filingmonitor.alerts.deliver;

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
 * side by side, those of mail in a few lanes; a notification that waits for its next try takes no thread.
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
        run(pending, pending.next(), () -> attempt(pending));
    }

    /** Does something about a notification at a time, unless another instance has it by then. */
    private void run(Pending pending, Instant at, Runnable step) {
        long pause = Duration.between(clock.instant(), at).toMillis();
        Runnable turn = () -> {
            if (offsets.holds(pending.partition(), pending.record().offset(), pending.tenure())) {
                step.run();
            } else {
                parking.release(pending.target());
            }
        };
        if (pause <= 0) {
            lanes.run(pending.lane(), turn);
        } else if (!timer.isShutdown()) {
            ScheduledFuture<?> unused =
                    timer.schedule(() -> lanes.run(pending.lane(), turn), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Pending pending) {
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
        if (attempt.gone()) {
            untilDone(pending, () -> tell(pending, attempt), () -> end(pending, attempt));
        } else {
            conclude(pending, attempt);
        }
    }

    private void conclude(Pending pending, Attempt attempt) {
        Instant now = clock.instant();
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

    /** Tells the other channels that this one is used no more. */
    private void tell(Pending pending, Attempt attempt) {
        Notification last = pending.notification();
        subscribers.find(last.getWatchlistId()).ifPresent(one -> PauseNotes.of(
                        one, last, attempt.reason(), clock.instant())
                .forEach(record::send));
    }

    /** Ends the use of a channel whose target is no more. */
    private void end(Pending pending, Attempt attempt) {
        Notification last = pending.notification();
        untilDone(
                pending,
                () -> subscribers.pause(last.getWatchlistId(), last.getChannel(), attempt.reason()),
                () -> conclude(pending, attempt));
    }

    /** Takes a step, soon again if it cannot be done now, and then the next one: none is taken twice, nor the target asked. */
    private void untilDone(Pending pending, Runnable step, Runnable next) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The channel of notification {} could not be paused yet: {}",
                    pending.notification().getId(),
                    e.toString());
            run(pending, clock.instant().plus(BEHIND), () -> untilDone(pending, step, next));
            return;
        }
        next.run();
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
        Optional<Notification> told = subscribers.unmuted(notification);
        if (told.isEmpty()) {
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
            return courier.carry(told.get(), channel.get());
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

package org.filingmonitor.alerts.watch;

import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/** Writes watchlists to their topic, and waits until all instances match with them. */
public final class Watchlists implements AutoCloseable {

    /** How long a write may take, and then how long this instance may take to apply it. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long the other instances may take. */
    private static final Duration OTHERS = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicBytes<Watchlist> topic;
    private final WatchlistTable table;
    private final Fellows fellows;
    private final Tireless announcing;
    private final BooleanSupplier ready;
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Writes with a producer of its own.
     *
     * @param group the group of the instances that match
     * @param ready tells whether the table holds all watchlists
     */
    public Watchlists(KafkaClients clients, String group, WatchlistTable table, BooleanSupplier ready) {
        this.table = table;
        this.fellows = new Fellows(clients, group);
        this.ready = ready;
        this.announcing = Tireless.start("watchlists-applied", this::announce);
        this.topic = TopicBytes.of(Topics.WATCHLISTS, AvroSerdes.of(clients.kafka()));
        this.producer = clients.producer(PATIENCE);
    }

    /**
     * Returns the watchlists as this instance knows them.
     *
     * @throws ServiceUnavailableResponse while it does not know them all
     */
    WatchlistTable table() {
        if (!ready.getAsBoolean()) {
            throw new ServiceUnavailableResponse("Watchlists are still being read; try again in a second");
        }
        return table;
    }

    /**
     * Tells whether there is a watchlist of an id, as far as this instance knows.
     *
     * @throws ServiceUnavailableResponse while it does not know them all
     */
    public boolean has(String id) {
        return find(id).isPresent();
    }

    /**
     * Returns a watchlist, as this instance knows it.
     *
     * @throws ServiceUnavailableResponse while it does not know them all
     */
    public Optional<Watchlist> find(String id) {
        return table().get(id);
    }

    /**
     * Reads and writes while nobody else at this instance does, so that no write undoes another one.
     *
     * @throws ServiceUnavailableResponse if others take too long
     */
    void exclusively(Runnable readAndWrite) {
        if (!isTurn()) {
            throw new ServiceUnavailableResponse("Other watchlists are still being written; try again in a second");
        }
        try {
            readAndWrite.run();
        } finally {
            writing.unlock();
        }
    }

    private boolean isTurn() {
        try {
            return writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Pauses a channel of a watchlist; nothing happens if that does not have it any more, or it is paused already.
     *
     * @throws ServiceUnavailableResponse if Kafka did not take it
     */
    public void pause(String id, Channel channel, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        exclusively(() -> find(id).ifPresent(held -> {
            List<Channel> changed = held.getChannels().stream()
                    .map(one -> one.getPausedAt() == null && Channels.same(one, channel)
                            ? Channels.paused(one, now, reason)
                            : one)
                    .toList();
            if (!changed.equals(held.getChannels())) {
                boolean unused = write(
                        id, Watchlist.newBuilder(held).setChannels(changed).build());
            }
        }));
    }

    /**
     * Writes a watchlist; null deletes the one with that id.
     *
     * @return whether all instances have applied it; else they will
     * @throws ServiceUnavailableResponse if Kafka did not take it in time
     */
    boolean write(String id, Watchlist watchlist) {
        try {
            long offset = producer.send(topic.record(id, watchlist, Instant.now()))
                    .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
            return table.awaitApplied(offset, PATIENCE) && fellows.haveApplied(offset, OTHERS);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new ServiceUnavailableResponse("Kafka did not take the watchlist: " + e.getMessage() + "; try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("The monitor is stopping; try again later");
        }
    }

    private void announce(BooleanSupplier open) throws ExecutionException, InterruptedException {
        long announced = -1;
        while (open.getAsBoolean()) {
            if (table.awaitApplied(announced + 1, LOOK)) {
                announced = table.appliedOffset();
                fellows.announce(announced);
            }
        }
    }

    @Override
    public void close() {
        announcing.close();
        producer.close(PATIENCE);
        fellows.close();
    }
}

package org.filingmonitor.alerts.watch;

import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
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

    private final KafkaProducer<String, Watchlist> producer;
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
        AvroSerdes serdes = AvroSerdes.of(clients.kafka());
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.putAll(clients.kafka());
        producer = new KafkaProducer<>(
                config,
                serdes.key(Topics.WATCHLISTS).serializer(),
                serdes.value(Topics.WATCHLISTS).serializer());
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
        return table().get(id).isPresent();
    }

    /**
     * Writes a watchlist; null deletes the one with that id.
     *
     * @return whether all instances have applied it; else they will
     * @throws ExecutionException if Kafka did not take it
     * @throws TimeoutException if Kafka did not take it in time
     */
    boolean write(String id, Watchlist watchlist) throws ExecutionException, InterruptedException, TimeoutException {
        long offset = producer.send(new ProducerRecord<>(Topics.WATCHLISTS.name(), id, watchlist))
                .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .offset();
        return table.awaitApplied(offset, PATIENCE) && fellows.haveApplied(offset, OTHERS);
    }

    /** Runs one change of watchlists after the other, so that two of them never undo each other here. */
    void exclusively(Runnable change) {
        writing.lock();
        try {
            change.run();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Pauses a channel of a watchlist; nothing happens if the watchlist does not have it any more, or it is paused already.
     *
     * @throws KafkaException if Kafka did not take it
     */
    public void pause(String id, Channel channel, String reason) throws InterruptedException {
        writing.lockInterruptibly();
        try {
            Optional<Watchlist> paused =
                    table.get(id).flatMap(held -> PausedChannel.in(held, channel, reason, Instant.now()));
            if (paused.isPresent()) {
                boolean unused = write(id, paused.get()); // those that have not applied it yet will
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a paused channel could not be written", e);
        } finally {
            writing.unlock();
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

package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.filingmonitor.alerts.deliver.Records;
import org.filingmonitor.alerts.matching.KnownWatchlists;
import org.filingmonitor.alerts.matching.WatchlistReading;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of gathered alerts whose process is killed: it is left where it stands, and one with its name, whose disk is
 * empty, goes on.
 */
class SealingKillTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> FIRED =
            IntStream.range(0, 5).mapToObj(i -> "a" + i).toList();
    private static final String GATHERED = AlertsConfig.APPLICATION_ID + "-gathered-alerts-changelog";

    @TempDir
    private Path directory;

    private TestBroker broker;
    private KafkaClients clients;
    private AvroSerdes serdes;
    private final List<KafkaStreams> processes = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(directory.resolve("broker"));
        clients = new KafkaClients(broker.kafka(), "test");
        serdes = AvroSerdes.of(broker.kafka());
    }

    @AfterEach
    void stop() {
        over.countDown();
        processes.forEach(process -> process.close(Duration.ofSeconds(10)));
        broker.close();
    }

    /** The watchlists of one process: they may hang, so that its thread does nothing more. */
    private final class Lists implements KnownWatchlists {
        private final Map<String, Watchlist> watchlists = new HashMap<>();
        private final AtomicInteger untilItHangs = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger untilItIsKnown = new AtomicInteger();
        private volatile Optional<Duration> edited = Optional.empty();
        private String last;

        private Lists(Duration window, String... ids) {
            for (String id : ids) {
                last = id;
                put(id, window);
            }
        }

        private void put(String id, Duration window) {
            watchlists.put(id, aWatchlist(id).log().gathering(window).watchlist());
        }

        @Override
        public synchronized Optional<Watchlist> find(String id) {
            if (untilItIsKnown.getAndDecrement() > 0) {
                throw new IllegalStateException("nobody can say now");
            }
            if (id.equals(last) && untilItHangs.decrementAndGet() < 0) {
                awaitUninterruptibly(over);
            }
            return Optional.of(watchlists.get(id));
        }

        /** Each look begins here: it sees all watchlists edited, and hangs once it has sealed what is before the last. */
        @Override
        public synchronized Stream<Watchlist> all() {
            edited.ifPresent(window -> {
                Set.copyOf(watchlists.keySet()).forEach(id -> put(id, window));
                untilItHangs.set(1);
            });
            edited = Optional.empty();
            return watchlists.values().stream();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                done = latch.getCount() == 0; // a kill leaves nobody to listen to this
            }
        }
    }

    @Test
    void sealsOnceWhatWasGatheredBeforeAKill() throws Exception {
        Lists killed = new Lists(Duration.ofHours(1), "w");
        run("first", killed);
        fire("w");
        await().atMost(SOON).until(() -> count(GATHERED) == FIRED.size());
        killed.untilItHangs.set(0);
        await().atMost(SOON).until(() -> killed.untilItHangs.get() < 0);

        run(afterAKill("first", "second"), new Lists(Duration.ofMillis(100), "w"));

        await().atMost(SOON).until(() -> !sealed().isEmpty());
        over.countDown();
        processes.get(0).close(SOON);
        assertThat(sealed()).containsExactly(FIRED);
    }

    @Test
    void sealsOnceWhatWasBeingSealedAtAKill() throws Exception {
        String other = sharingATaskWith("v");
        Lists killed = new Lists(Duration.ofHours(1), "v", other);
        run("first", killed);
        fire("v");
        fire(other);
        await().atMost(SOON).until(() -> count(GATHERED) == 2L * FIRED.size());
        killed.edited = Optional.of(Duration.ZERO);
        await().atMost(SOON).until(() -> killed.untilItHangs.get() < 0 && written(Topics.NOTIFICATIONS.name()) > 0);
        assertThat(sealed()).as("nothing is committed").isEmpty();

        run(afterAKill("first", "second"), new Lists(Duration.ZERO, "v", other));

        await().atMost(SOON).until(() -> sealed().size() >= 2);
        over.countDown();
        processes.get(0).close(SOON);
        assertThat(sealed()).containsExactly(FIRED, FIRED);
    }

    @Test
    void losesNothingWhileNobodyCanSayWhetherAWatchlistIsDeleted() throws Exception {
        Lists behind = new Lists(Duration.ZERO, "w");
        behind.untilItIsKnown.set(1);
        Properties properties = properties("first");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000); // for so long, its next thread waits for it
        run(properties, behind);

        fire("w");

        await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> sealed().size() == FIRED.size());
        assertThat(sealed().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(FIRED);
    }

    @Test
    void goesOnWhereTheFormerSealerStopped() throws Exception {
        fire("w");
        TopicPartition partition = new TopicPartition(Topics.ALERTS.name(), partition("w"));
        try (Admin admin = clients.admin()) {
            admin.alterConsumerGroupOffsets(FormerSealer.GROUP, Map.of(partition, new OffsetAndMetadata(3)))
                    .all()
                    .get();
        }
        FormerSealer.handOver(clients, AlertsConfig.APPLICATION_ID);
        run("first", new Lists(Duration.ZERO, "w"));
        await().atMost(SOON).until(() -> sealed().size() >= 2);

        FormerSealer.handOver(clients, AlertsConfig.APPLICATION_ID); // by another instance, while this one runs

        assertThat(sealed().stream().flatMap(List::stream)).containsExactlyInAnyOrder("a3", "a4");
    }

    private void run(String stateDir, KnownWatchlists known) {
        run(properties(stateDir), known);
    }

    private Properties properties(String stateDir) {
        return AlertsConfig.of(broker.kafka(), directory.resolve(stateDir)).streamsProperties();
    }

    private void run(Properties properties, KnownWatchlists known) {
        KafkaStreams process = new KafkaStreams(
                AlertTopology.build(
                        new StreamsConfig(properties),
                        serdes,
                        new WatchlistReading(),
                        known,
                        Topics.ALERTS.partitions()),
                properties);
        processes.add(process);
        process.setUncaughtExceptionHandler(failure -> failure instanceof StreamsException && over.getCount() > 0
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        process.start();
    }

    /** Returns the directory of a process that has the name of another one, and nothing else of it. */
    private String afterAKill(String stateDir, String next) throws IOException {
        for (String file : List.of("instance-id", AlertsConfig.APPLICATION_ID + "/kafka-streams-process-metadata")) {
            Path copy = directory.resolve(next).resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(directory.resolve(stateDir).resolve(file), copy);
        }
        return next;
    }

    private String sharingATaskWith(String id) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "w" + i)
                .filter(other -> partition(other) == partition(id))
                .findFirst()
                .orElseThrow();
    }

    private int partition(String id) {
        byte[] key = serdes.key(Topics.ALERTS).serializer().serialize(Topics.ALERTS.name(), id);
        return BuiltInPartitioner.partitionForKey(key, Topics.ALERTS.partitions());
    }

    private void fire(String watchlistId) throws Exception {
        TopicBytes<Alert> alerts = TopicBytes.of(Topics.ALERTS, serdes);
        try (KafkaProducer<byte[], byte[]> producer = clients.producer()) {
            for (String id : FIRED) {
                Alert alert = new Alert(
                        id, watchlistId, "NEW", Instant.now(), aFiling("CN-1").filing(), List.of());
                producer.send(alerts.record(watchlistId, alert, alert.getFiredAt()))
                        .get();
            }
        }
    }

    /** Returns the alerts of each notification. */
    private List<List<String>> sealed() {
        TopicBytes<Notification> notifications = TopicBytes.of(Topics.NOTIFICATIONS, serdes);
        return Records.of(clients, Topics.NOTIFICATIONS.name()).stream()
                .map(record -> notifications.value(record.value()).getAlerts().stream()
                        .map(Alert::getId)
                        .toList())
                .toList();
    }

    private long count(String topic) {
        return Records.of(clients, topic).size();
    }

    /** Returns how many records were written, those of transactions that are open among them. */
    private long written(String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        IntStream.range(0, Topics.NOTIFICATIONS.partitions())
                .forEach(i -> ends.put(new TopicPartition(topic, i), OffsetSpec.latest()));
        try (Admin admin = clients.admin()) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }
}

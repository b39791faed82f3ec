package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.registry.LoopbackRegistry;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.TopicProvisioner;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the application again and again, as kill -9 does, while observations come in: on a real broker, at random moments
 * of its start, of its work, and between counts and their trends. Whenever it may settle, every row of counts and trends
 * equals a recount. {@code -Dtest.seed} repeats the observations and the moments, {@code -Dtest.kills} says how many.
 */
class KilledAnywhereIT {

    private static final int KILLS = Integer.getInteger("test.kills", 24);
    private static final long SEED = Long.getLong("test.seed", System.nanoTime());
    private static final int KILLS_UNTIL_SETTLED = 6;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Random random = new Random(SEED);
    private final List<FilingObservation> seen = new ArrayList<>();
    private final TopologyRun expected = new TopologyRun();
    private Map<String, String> kafka;
    private Path directory;
    private TestBroker broker;
    private LoopbackRegistry registry;
    private KafkaProducer<String, FilingObservation> producer;
    private TopicRows<String, Filing> filings;
    private TopicRows<CountKey, MonthlyCount> counts;
    private TopicRows<TrendKey, IpcTrend> trends;
    private RandomGenerator<FilingObservation> observations;
    private int worlds;
    private int unfinished;
    private int marked;

    @BeforeEach
    void start(@TempDir Path temp) throws Exception {
        directory = temp;
        broker = new TestBroker(temp.resolve("kafka"));
        registry = new LoopbackRegistry();
        kafka = Map.of("bootstrap.servers", broker.address(), "schema.registry.url", registry.url());
        TopicProvisioner.provision(kafka);
        AvroSerdes serdes = AvroSerdes.of(kafka);
        producer = new KafkaProducer<>(
                new HashMap<>(kafka),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer());
        filings = new TopicRows<>(kafka, Topics.FILINGS_TABLE, id -> id);
        counts = new TopicRows<>(kafka, Topics.MONTHLY_COUNTS, TopologyRun::row);
        trends = new TopicRows<>(kafka, Topics.IPC_TRENDS, TopologyRun::row);
        JqwikSession.start();
        observations = Observations.ofSeveralFilings().generator(1000);
    }

    @AfterEach
    void stop() {
        JqwikSession.finish();
        List.of(filings, counts, trends).forEach(TopicRows::close);
        producer.close();
        expected.close();
        registry.close();
        broker.close();
    }

    @Test
    void everyRowEqualsARecountHoweverOftenTheApplicationIsKilled() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            runAndKill();
            if (kill % KILLS_UNTIL_SETTLED == 0 || kill == KILLS) {
                settle();
            }
        }
        assertRows();
        assertThat(unfinished).as("kills before all was counted; seed %d", SEED).isGreaterThan(KILLS / 3);
        assertThat(marked).as("kills between counts and trends; seed %d", SEED).isGreaterThanOrEqualTo(KILLS / 8);
    }

    /** At a moment of the start, of the work, or as soon as counts came out, whose trends are not computed then. */
    private void runAndKill() throws Exception {
        List<FilingObservation> batch = batch();
        send(batch.subList(0, batch.size() / 2));
        long counted = counts.end();
        long computed = trends.end();
        StreamsProcess application = application();
        try {
            int moment = random.nextInt(3);
            if (moment > 0) {
                application.await().pollInterval(LOOK).until(() -> counts.end() > counted);
            }
            send(batch.subList(batch.size() / 2, batch.size()));
            if (moment < 2) {
                application.run(Duration.ofMillis(moment == 0 ? 300 + random.nextInt(2000) : random.nextInt(500)));
            }
        } finally {
            application.kill();
        }
        marked += counts.end() > counted && trends.end() == computed ? 1 : 0;
        unfinished += counted().equals(recount()) ? 0 : 1;
    }

    private StreamsProcess application() throws Exception {
        return StreamsProcess.start(kafka, directory.resolve("state"), directory.resolve("streams.log"));
    }

    /** Lets it finish, looks at every row, and stops it as a user does. */
    private void settle() throws Exception {
        try (StreamsProcess application = application()) {
            application.await().untilAsserted(this::assertRows);
        }
    }

    private void assertRows() {
        assertThat(filings.now().keySet())
                .as("seed %d", SEED)
                .isEqualTo(expected.filings().keySet());
        assertThat(counted()).as("seed %d", SEED).isEqualTo(recount());
        IpcTrendsTest.assertTrends(trends.now(), TrendRecount.of(recount()));
    }

    private Map<String, Map<String, Integer>> recount() {
        return Recount.of(expected.filings().values());
    }

    private Map<String, Map<String, Integer>> counted() {
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        counts.now().forEach((row, count) -> counted.put(row, TopologyRun.figures(count)));
        return counted;
    }

    /** Two new histories, two years of filings, some corrected, and some of all that was seen before, once more. */
    private List<FilingObservation> batch() {
        List<FilingObservation> fresh = new ArrayList<>(IpcTrendsTest.twoYears(random, 15));
        for (int history = 0; history < 2; history++) {
            World own = new World(worlds++);
            for (int i = 0; i < 15; i++) {
                fresh.add(own.of(observations.next(random).value()));
            }
        }
        expected.observe(Relinked.of(fresh));
        List<FilingObservation> batch = new ArrayList<>(fresh);
        for (int i = 0; i < 10 && !seen.isEmpty(); i++) {
            batch.add(seen.get(random.nextInt(seen.size())));
        }
        Collections.shuffle(batch, random);
        seen.addAll(fresh);
        return batch;
    }

    private void send(List<FilingObservation> batch) throws Exception {
        List<Future<RecordMetadata>> sent = batch.stream()
                .map(one -> producer.send(new ProducerRecord<>(Topics.FILINGS.name(), one.getId(), one)))
                .toList();
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            assertThat(one.get().hasOffset()).isTrue();
        }
    }
}

package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.TestBroker;
import org.filingmonitor.topic.TopicProvisioner;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances share the work; whichever is asked, and whichever goes, an answer is right or 503. */
class ScaleOutTest {

    private static final long SEED = Long.getLong("test.seed", 20250717);
    private static final int FILINGS = 60;
    private static final List<String> SYMBOLS = List.of("G06F 21/62", "G06N 20/00", "H04L 9/32", "A61K 31/00");
    private static final Duration MOVED = Duration.ofSeconds(90);

    /** The least that a broker allows. */
    private static final String SHORT_SESSION = "6000";

    /** Longer than this test waits for anything. */
    private static final String LONG_SESSION = "300000";

    @TempDir
    private Path temp;

    private final RightAnswers right = new RightAnswers(filings());
    private TestBroker broker;
    private Map<String, String> kafka;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory);
        kafka = Map.of("bootstrap.servers", broker.address(), "schema.registry.url", "mock://" + UUID.randomUUID());
        TopicProvisioner.provision(kafka, Optional.of((short) 1));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void everyInstanceAnswersEverythingRightWhileAnyHoldsItAndWorkMovesOn() throws Exception {
        try (Instance one = instance("one", LONG_SESSION);
                Instance two = instance("two", LONG_SESSION)) {
            Instance three = instance("three", SHORT_SESSION);
            List<Instance> all = List.of(one, two, three);
            await().atMost(MOVED).until(() -> all.stream().allMatch(Instance::isReady));
            publish();
            await().atMost(MOVED).untilAsserted(() -> assertThat(refusals(all)).isEmpty());
            assertThatEachHoldsAShare(all);
            assertThatAllSayTheSame(all);
            assertThatAllFindTheSameOwners(all);

            CompletableFuture<Void> crash = CompletableFuture.runAsync(three::crash);
            assertThat(refusalsUntilMoved(List.of(one, two))).isNotEmpty();
            crash.join();

            two.close();
            refusalsUntilMoved(List.of(one));
            assertThat(right.questions()).allMatch(one::holds);
        }
    }

    private void assertThatEachHoldsAShare(List<Instance> all) {
        for (String question : right.questions()) {
            assertThat(all).as(question).satisfiesOnlyOnce(instance -> assertThat(instance.holds(question))
                    .isTrue());
        }
        assertThat(all).allMatch(instance -> right.questions().stream().anyMatch(instance::holds));
    }

    private void assertThatAllSayTheSame(List<Instance> all) {
        for (String scope : right.scopes()) {
            assertThat(all.stream()
                            .map(one -> one.ask(RightAnswers.profile(scope)).body())
                            .distinct())
                    .as(scope)
                    .hasSize(1)
                    .allMatch(profile -> profile.contains("monthToDate"));
        }
    }

    /** Each question about owners is answered from all partitions. */
    private void assertThatAllFindTheSameOwners(List<Instance> all) {
        String question = "/api/v1/owners?ipc=G06F&limit=7";
        assertThat(all.stream().map(one -> one.ask(question).body()).distinct())
                .singleElement()
                .satisfies(answer -> right.checkOwners(answer, "G06F", 7));
    }

    private Instance instance(String name, String sessionMillis) throws IOException {
        Map<String, String> properties = new HashMap<>(kafka);
        properties.put("session.timeout.ms", sessionMillis);
        return Instance.start(properties, temp.resolve(name));
    }

    private static List<FilingObservation> filings() {
        Random random = new Random(SEED);
        return IntStream.range(0, FILINGS).mapToObj(i -> filing(i, random)).toList();
    }

    private static FilingObservation filing(int number, Random random) {
        return Observation.observation("US-" + (18_000_000 + number))
                .title("Lantern " + number)
                .owners("Lights " + (char) ('A' + random.nextInt(20)), "Lamps " + (char) ('A' + random.nextInt(20)))
                .ipc(SYMBOLS.get(random.nextInt(SYMBOLS.size())))
                .published(
                        LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)).toString())
                .seen();
    }

    private void publish() throws Exception {
        AvroSerdes serdes = AvroSerdes.of(kafka);
        try (KafkaProducer<String, FilingObservation> producer = new KafkaProducer<>(
                new HashMap<>(Map.of("bootstrap.servers", broker.address())),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer())) {
            for (FilingObservation filing : filings()) {
                producer.send(new ProducerRecord<>(Topics.FILINGS.name(), filing.getId(), filing))
                        .get();
            }
        }
    }

    /** Asks every instance everything until nothing is refused; returns what was meanwhile. */
    private Set<String> refusalsUntilMoved(List<Instance> instances) {
        Set<String> refused = new TreeSet<>();
        await().atMost(MOVED).until(() -> {
            List<String> refusals = refusals(instances);
            refused.addAll(refusals);
            return refusals.isEmpty();
        });
        return refused;
    }

    /** Asks every instance everything; returns what is refused, having made sure that all else is right. */
    private List<String> refusals(List<Instance> instances) {
        return right.questions().stream()
                .filter(question ->
                        instances.stream().anyMatch(instance -> isRefused(question, instance.ask(question))))
                .toList();
    }

    private boolean isRefused(String question, HttpResponse<String> answer) {
        if (answer.statusCode() != 503) {
            assertThat(answer.statusCode()).as(question + answer.body()).isEqualTo(200);
            right.check(question, answer.body());
        }
        return answer.statusCode() == 503;
    }
}

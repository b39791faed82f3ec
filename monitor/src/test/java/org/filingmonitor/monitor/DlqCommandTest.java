package org.filingmonitor.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.monitor.CommandLineRun.Ended;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.producer.ProducerApp;
import org.filingmonitor.producer.ProducerConfig;
import org.filingmonitor.topic.TopicProvisioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters on a Kafka elsewhere that demands a password, beside a whole producer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DlqCommandTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** When the producer believes to live, though dead letters are kept for thirty days of real time. */
    private final Instant earlier = now.minus(Duration.ofDays(10));

    private final String yesterday =
            LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();

    private final String page =
            """
            7.

            LANTERN

            Application Number NUMBER
            Filing Date 2024-12-01
            First Publication Date YESTERDAY
            Owner Lantern Works Ltd. (Norway)

            Abstract

            A lantern is described.

            IPC Classes  ?
            """
                    .replace("YESTERDAY", yesterday);

    @TempDir
    private static Path temp;

    private Elsewhere elsewhere;
    private Map<String, String> kafka;
    private ProducerApp producer;
    private HttpServer server;

    @BeforeAll
    void start() throws Exception {
        elsewhere = new Elsewhere(temp.resolve("elsewhere"));
        elsewhere.startKafka();
        kafka = new HashMap<>(elsewhere.clients());
        kafka.put("schema.registry.url", "mock://dead-letters");
        TopicProvisioner.provision(kafka);
        startProducer(earlier);
    }

    @AfterAll
    void stop() throws InterruptedException {
        stopProducer();
        elsewhere.close();
    }

    private void startProducer(Instant today) {
        Clock clock = Clock.fixed(today, ZoneOffset.UTC);
        producer = ProducerApp.start(new ProducerConfig(kafka, List.of(), List.of(), clock));
        server = HttpServer.start(ServerConfig.onLoopback(0), List.of(producer::routes));
        await().atMost(Duration.ofSeconds(60)).until(producer::isReady);
    }

    private void stopProducer() {
        server.close();
        producer.close();
    }

    @Test
    void sendsADocumentAgainAndSaysWhatBecameOfIt() throws Exception {
        String letter = rejected("future.txt", page.replace("NUMBER", "18999101"));

        Ended again = dlq("retry", letter, url());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out())
                .startsWith(letter + "  rejected again: First Publication Date " + yesterday + " is impossible");

        stopProducer();
        startProducer(now);
        try {
            assertThat(dlq("retry", letter, url()))
                    .isEqualTo(new Ended(0, letter + "  1 new, 0 changed, 0 repeated, 0 skipped\n", ""));
            assertThat(dlq("retry", letter, url()).out()).contains("  0 new, 0 changed, 1 repeated, 0 skipped");
        } finally {
            stopProducer();
            startProducer(earlier);
        }
    }

    @Test
    void listsTheNewestFirstAsTableJsonAndCsv() throws Exception {
        String older = rejected("older.txt", page.replace("NUMBER", "18999201"));
        String newer = rejected("newer.txt", page.replace("NUMBER", "18999202"));

        JsonNode letters =
                MonitorClient.parse(dlq("list", "--json", "--limit", "2").out()).path("letters");
        assertThat(letters.findValuesAsText("id")).containsExactly(newer, older);
        assertThat(letters.at("/0/headers/file").asText()).isEqualTo("newer.txt");
        assertThat(letters.at("/0/topic").asText()).isEqualTo("filings.v1");
        assertThat(dlq("list", "--limit", "1", "--topic", "filings.v1").out().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("id +written +topic +feed +place +reason");
        assertThat(dlq("list", "--limit", "1").out())
                .contains(newer, earlier.toString(), "ingest", "newer.txt, record 7 (line 1)", "…");
        assertThat(dlq("list", "--csv", "--limit", "1", "--topic", "filings.dlq.v1")
                        .out()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(newer + "," + earlier + ",filings.v1,ingest,\"newer.txt, record 7 (line 1)\",")
                .endsWith("dates lie between 1790-01-01 and tomorrow");
    }

    @Test
    void showsHeadersAndBytesAsTextOrDigits() throws Exception {
        String shown = page.replace("NUMBER", "18999301");
        Ended text = dlq("show", rejected("shown.txt", shown));
        Ended binary = dlq("show", letter("filings.v1-0@3", new byte[] {0, 1, 27, (byte) 0xFF}));

        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .contains("feed: ingest\n", "file: shown.txt\n", "position: record 7 (line 1)\n")
                .contains(
                        "reason: First Publication Date " + yesterday + " is impossible: dates lie between 1790-01-01")
                .contains(shown.getBytes(UTF_8).length + " bytes:\n" + shown);
        assertThat(binary.out()).contains("key:\nUS-1\n", "4 bytes:\n00000000  00 01 1b ff\n");
    }

    @Test
    void saysThatADocumentThatWasCutMustBeIngestedAgain() throws Exception {
        String letter = rejected("large.txt", "noise ".repeat(20_000));

        assertThat(dlq("retry", letter, url()))
                .isEqualTo(
                        new Ended(1, letter + "  only its first 65536 bytes were kept: ingest the file again\n", ""));

        String archive = rejected("cut.zip", "PK\u0003\u0004");

        assertThat(dlq("retry", archive, url()))
                .isEqualTo(new Ended(1, archive + "  only its first 0 bytes were kept: ingest the file again\n", ""));
    }

    @Test
    void sendsARecordToWhereItStood() throws Exception {
        byte[] poison = {0, 0, 0, 99, 99};
        String letter = letter("filings.v1-2@17", poison);

        Ended ended = dlq("retry", letter);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .isEqualTo(letter + "  sent to filings.v1; should it fail again, that is a new dead letter\n");
        assertThat(records("filings.v1", 2)).anySatisfy(record -> {
            assertThat(record.key()).isEqualTo("US-1".getBytes(UTF_8));
            assertThat(record.value()).isEqualTo(poison);
            assertThat(record.headers()).isEmpty();
        });
    }

    @Test
    void leavesRecordsAsTheyAreThatWouldCountTwiceOrStoodNowhere() throws Exception {
        String internal = letter("filing-monitor-streams-scope-deltas-repartition-0@5", new byte[] {1});
        String nowhere = letter("somewhere", new byte[] {2});

        Ended ended = dlq("retry", internal, nowhere);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .contains(internal + "  comes from the internal topic filing-monitor-streams-scope-deltas-repartition,")
                .contains(nowhere + "  its headers do not tell where it comes from");
    }

    @Test
    void sendsAllOfATopicEachContentOnce() throws Exception {
        String first = letter("alerts.dlq.v1", "alerts.v1-1@5", new byte[] {7});
        String second = letter("alerts.dlq.v1", "alerts.v1-1@6", new byte[] {7});

        Ended ended = dlq("retry", "--all", "--topic", "alerts.v1");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines())
                .containsExactly(
                        first + "  sent to alerts.v1; should it fail again, that is a new dead letter",
                        second + "  the same as one before, sent once");
        assertThat(records("alerts.v1", 1)).hasSize(1);
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(dlq("list", "--topic", "notifications.v1"))
                .isEqualTo(new Ended(0, "There are no dead letters.\n", ""));
        assertThat(dlq("retry", "--all", "--topic", "notifications.v1"))
                .isEqualTo(new Ended(0, "There are no dead letters.\n", ""));
        assertThat(dlq("list", "--json", "--topic", "notifications.v1").out()).isEqualTo("{\"letters\":[]}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filings.dlq.v1/0/999999", "filings.dlq.v1/3/0", "filing-changes.dlq.v1/0/0"})
    void refusesAnIdThatThereIsNot(String id) {
        CommandLineRun.assertOneLine(dlq("show", id), 1, "There is no dead letter " + id);
        CommandLineRun.assertOneLine(dlq("retry", id), 1, "There is no dead letter " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "filings.v1/0/1", "filings.dlq.v1/0", "filings.dlq.v1/0/-1", "filings.dlq.v1/0/x"})
    void refusesWhatIsNoId(String id) {
        CommandLineRun.assertOneLine(dlq("show", id), 2, "'" + id + "' is no id of a dead letter");
        CommandLineRun.assertOneLine(dlq("retry", id), 2, "'" + id + "' is no id of a dead letter");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        CommandLineRun.assertOneLine(dlq("retry"), 2, "give ids of letters, or --all");
        CommandLineRun.assertOneLine(dlq("retry", "--all", "filings.dlq.v1/0/0"), 2, "give ids of letters, or --all");
        CommandLineRun.assertOneLine(dlq("list", "--topic", "ledger.v1"), 2, "'ledger.v1' has no dead letters");
        CommandLineRun.assertOneLine(dlq("list", "--limit", "0"), 2, "--limit must be 1 or more");
    }

    @Test
    void saysThatNoMonitorRuns() throws Exception {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        String letter = rejected("lost.txt", page.replace("NUMBER", "18999401"));

        CommandLineRun.assertOneLine(
                CommandLineRun.of(Map.of(), "dlq", "list", "--data-dir", empty.toString()),
                1,
                "No monitor runs on " + empty);
        CommandLineRun.assertOneLine(
                dlq("retry", letter, "--url", "http://127.0.0.1:1"), 1, "No monitor answers at http://127.0.0.1:1");
    }

    @Test
    void saysThatKafkaIsAway() {
        Ended ended = CommandLineRun.of(
                Map.of(),
                "dlq",
                "list",
                "--kafka=bootstrap.servers=127.0.0.1:1",
                "--kafka=default.api.timeout.ms=500",
                "--kafka=request.timeout.ms=400");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).startsWith("filing-monitor dlq list: Cannot read the dead letters: ");
    }

    /** Ingests a page that the producer rejects, and returns the id of its dead letter. */
    private String rejected(String name, String text) throws Exception {
        Path file = Files.writeString(temp.resolve(name), text);
        Ended ended = CommandLineRun.of(Map.of(), "ingest", file.toString(), url());
        assertThat(ended.out()).contains("1 rejected");
        return MonitorClient.parse(
                        dlq("list", "--json", "--topic", "filings.v1").out())
                .at("/letters/0/id")
                .asText();
    }

    private String letter(String position, byte[] value) throws Exception {
        return letter("filings.dlq.v1", position, value);
    }

    /** Writes a dead letter as the applications do, and returns its id. */
    private String letter(String topic, String position, byte[] value) throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, 0, earlier.toEpochMilli(), "US-1".getBytes(UTF_8), value);
        letter.headers().add("position", position.getBytes(UTF_8)).add("reason", "damaged".getBytes(UTF_8));
        try (KafkaProducer<byte[], byte[]> out =
                new KafkaProducer<>(new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            return topic + "/0/" + out.send(letter).get().offset();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(new HashMap<>(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place)).get(place);
            while (consumer.position(place) < end) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                        .forEach(records::add);
            }
        }
        return records;
    }

    private String url() {
        return "--url=http://127.0.0.1:" + server.port();
    }

    private Ended dlq(String... args) {
        Map<String, String> environment = new HashMap<>();
        kafka.forEach((key, value) -> environment.put(
                "FILING_MONITOR_KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        List<String> all = new ArrayList<>(List.of("dlq"));
        all.addAll(List.of(args));
        return CommandLineRun.of(environment, all.toArray(String[]::new));
    }
}

package org.filingmonitor.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.monitor.endtoend.RunningMonitor.Ended;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a monitor that runs, on its sample feed and more. Each test leaves the topics right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountKey FALSE = new CountKey("all", "office", "", "XX", "2025-01");
    private static final String TABLES = "filing-monitor-audit";

    @TempDir
    private static Path temp;

    private RunningMonitor monitor;

    @BeforeAll
    void start() throws Exception {
        monitor = RunningMonitor.up(temp.resolve("data"));
        await().atMost(Duration.ofSeconds(20)).until(() -> monitor.total("all") == 110);
    }

    @AfterAll
    void stop() {
        if (monitor != null) {
            monitor.close();
        }
    }

    @Test
    void findsTheSampleCountedRight() throws Exception {
        JsonNode found = monitor.json("counts", "--rebuild", "--json");

        assertThat(found.path("verdict").asText()).isEqualTo("equal");
        assertThat(found.path("observations").asInt()).isGreaterThanOrEqualTo(110);
        assertThat(found.path("rows").asInt()).isGreaterThan(1000);
        assertThat(found.path("differences")).isEmpty();
    }

    @Test
    void namesAFalseRow() throws Exception {
        MonthlyCount row = new MonthlyCount(1, Collections.nCopies(31, 0), 0, Collections.nCopies(31, 0));
        write(row);
        try {
            Ended json = monitor.run("counts", "--rebuild", "--json");
            Ended text = monitor.run("counts", "--rebuild");

            JsonNode found = JSON.readTree(json.out());
            assertThat(json.exitCode()).isEqualTo(1);
            assertThat(found.path("verdict").asText()).isEqualTo("different");
            assertThat(found.path("differing").asInt()).isEqualTo(1);
            JsonNode named = found.path("differences").path(0);
            assertThat(named.path("topic").asText()).isEqualTo("monthly-counts.v1");
            assertThat(named.path("key")).isEqualTo(JSON.readTree(FALSE.toString()));
            assertThat(named.path("live")).isEqualTo(JSON.readTree(row.toString()));
            assertThat(named.path("recounted").isNull()).isTrue();
            assertThat(text.exitCode()).isEqualTo(1);
            assertThat(text.out()).contains("monthly-counts.v1 " + FALSE, "recounted  none", ": 1 differ");
        } finally {
            write(null);
        }
        assertThat(monitor.run("counts", "--rebuild").out()).contains("all equal");
    }

    @Test
    void endsEqualThoughFilingsArriveMeanwhile() throws Exception {
        Path file = Files.writeString(temp.resolve("many.jsonl"), lines(3000));

        Process ingest = monitor.ingesting(file);
        Ended audit = monitor.run("counts", "--rebuild", "--json");

        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        assertThat(ingest.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ingest.exitValue()).isZero();
        JsonNode after = monitor.json("counts", "--rebuild", "--json");
        assertThat(after.path("observations").asInt()).isGreaterThanOrEqualTo(3110);
    }

    @Test
    void leavesNothingBehindWhereTheUserEndsIt() throws Exception {
        Path tables = Files.createDirectory(temp.resolve("tables"));
        List<String> command = RunningMonitor.command(List.of(
                "counts", "--rebuild", "--data-dir", temp.resolve("data").toString()));
        command.add(1, "-Djava.io.tmpdir=" + tables);
        write(new MonthlyCount(1, Collections.nCopies(31, 0), 0, Collections.nCopies(31, 0)));
        try {
            Process audit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(temp.resolve("audit.log").toFile())
                    .start();
            await().atMost(Duration.ofSeconds(30)).until(() -> hasTables(tables));

            audit.destroy();

            assertThat(audit.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(hasTables(tables)).isFalse();
        } finally {
            write(null);
        }
    }

    @Test
    void refusesAQuestionBesideTheRecountOfAll() throws Exception {
        Ended ended = monitor.run("counts", "--rebuild", "--facet", "ipc");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--facet does not go with --rebuild");
    }

    private static boolean hasTables(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(TABLES));
        }
    }

    private static String lines(int filings) {
        LocalDate first = LocalDate.parse("2023-01-05");
        return IntStream.range(0, filings)
                .mapToObj(i -> ("{\"office\":\"US\",\"applicationNumber\":\"17/%06d\",\"title\":\"Lantern %d\","
                                + "\"owners\":[{\"name\":\"Lights %d Ltd\"}],\"ipc\":[\"F21S 8/%02d\"],"
                                + "\"publications\":[{\"number\":\"US2024%07dA1\",\"date\":\"%s\"}]}%n")
                        .formatted(i, i, i % 7, i % 10, i, first.plusDays(i % 700)))
                .collect(Collectors.joining());
    }

    /** Writes the false row, or its tombstone, into the partition of its scope, beside the topology. */
    private void write(MonthlyCount row) throws Exception {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", monitor.endpoints().path("kafka").asText(),
                "schema.registry.url",
                        monitor.endpoints().path("schemaRegistry").asText());
        AvroSerdes serdes = AvroSerdes.of(kafka);
        try (KafkaProducer<CountKey, MonthlyCount> producer = new KafkaProducer<>(
                kafka,
                serdes.key(Topics.MONTHLY_COUNTS).serializer(),
                serdes.value(Topics.MONTHLY_COUNTS).serializer())) {
            producer.send(new ProducerRecord<>(Topics.MONTHLY_COUNTS.name(), partition(producer), FALSE, row))
                    .get();
        }
    }

    /** Where Kafka puts the scope's name. */
    private static int partition(KafkaProducer<?, ?> producer) {
        int partitions = producer.partitionsFor(Topics.MONTHLY_COUNTS.name()).size();
        byte[] scope = FALSE.getScope().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(scope)) % partitions;
    }
}

package org.filingmonitor.alerts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.filingmonitor.alerts.TestBroker;
import org.filingmonitor.alerts.deliver.Records;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.Tireless;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The index on a real broker: what was indexed before a kill is kept, and what cannot be used is built anew. */
class FilingIndexerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path brokerDir;

    private static TestBroker broker;
    private static KafkaClients clients;
    private static AvroSerdes serdes;
    private static KafkaProducer<byte[], byte[]> producer;

    @TempDir
    private Path directory;

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(FilingIndexer.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private static final TreeSet<String> KNOWN = new TreeSet<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(brokerDir);
        clients = new KafkaClients(broker.kafka(), "index");
        serdes = AvroSerdes.of(broker.kafka());
        producer = Records.transactional(clients);
        producer.initTransactions();
    }

    @AfterAll
    static void stop() {
        producer.close();
        broker.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.addAppender(log);
        write(aFiling("US-1").title("Wheel").filing());
        write(aFiling("CN-2").title("Axle").filing());
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.detachAppender(log);
        LOGGER.setLevel(null);
    }

    @Test
    void followsTheChangesAndGoesOnWhereItStoppedWithoutBuildingAnew() throws Exception {
        try (Running running = new Running()) {
            running.awaitFilings();
            write(aFiling("WO-CN3").title("Hub").filing());
            writeLostTransaction(aFiling("XX-LOST").title("Never").filing());
            running.awaitFilings();
        }
        log.list.clear();
        write(aFiling("WO-CN4").title("Spoke").filing());

        try (Running again = new Running()) {
            again.awaitFilings();
        }
        assertThat(reasons()).isEmpty();
    }

    @Test
    void passesOverWhatNobodyCanReadAndWhatNoIndexCanHold() throws Exception {
        byte[] garbage = {9, 9, 9};
        for (String topic : List.of(Topics.FILING_CHANGES.name(), Topics.FILINGS_TABLE.name())) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, garbage, garbage)).get();
            producer.send(new ProducerRecord<>(topic, garbage, null)).get();
            producer.commitTransaction();
        }
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topics.FILING_CHANGES.name(), null, garbage))
                .get();
        send("US-OTHER", aFiling("US-7").filing(), null);
        String longest = "XX-" + "9".repeat(40_000);
        send(longest, aFiling(longest).filing(), null);
        producer.commitTransaction();
        write(aFiling("US-8").filing());

        try (Running built = new Running()) {
            built.awaitFilings();
            write(aFiling("US-9").filing());
            built.awaitFilings();
        }
    }

    @Test
    void takesAFilingThatGetsAnotherIdOnceUnderTheNewOne() {
        Filing before = aFiling("CN-PUB-9").title("Tyre").filing();
        write(before);
        try (Running running = new Running()) {
            running.awaitFilings();
            Filing after = aFiling("CN-9").title("Tyre").filing();
            write("CN-9", after, before);
            write("CN-PUB-9", null, before);
            running.awaitFilings();
        }
    }

    @Test
    void buildsAnewWhatWasDeletedCorruptedOrWrittenByAnotherVersionOrForAnotherCluster() throws Exception {
        built("there is none", () -> {});
        built("there is none", this::deleteAll);
        built("it is damaged", this::truncateSegments);
        built("it is of another version", () -> commit(Map.of("format", "0-0")));
        built(
                "it belongs to another Kafka cluster",
                () -> commit(new IndexPosition(new IndexPosition.Origin("elsewhere", "x"), Map.of()).commitData()));
        built("it has read what filing-changes.v1 no longer holds", () -> {
            IndexPosition.Origin here = new IndexSource(clients, serdes).origin();
            commit(new IndexPosition(here, Map.of(0, 9_999L, 1, 0L, 2, 0L, 3, 0L)).commitData());
        });
        built("it is of another version, or was never built to the end", () -> {
            deleteAll();
            commit(Map.of());
        });
    }

    private void built(String reason, Damage damage) throws Exception {
        damage.doIt();
        log.list.clear();
        try (Running running = new Running()) {
            running.awaitFilings();
        }
        assertThat(reasons()).hasSize(1).first().asString().contains(reason);
    }

    private List<String> reasons() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("The index of filings is built from"))
                .toList();
    }

    private interface Damage {
        void doIt() throws Exception;
    }

    private void deleteAll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve("search"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private void truncateSegments() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve("search"), "*.{cfs,fdt,tim}")) {
            for (Path file : files) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
    }

    private void commit(Map<String, String> data) throws IOException {
        try (IndexWriter writer =
                new IndexWriter(new MMapDirectory(directory.resolve("search")), new IndexWriterConfig())) {
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
    }

    private static void write(Filing filing) {
        write(filing.getId(), filing, null);
    }

    private static void write(String id, Filing after, Filing before) {
        producer.beginTransaction();
        send(id, after, before);
        producer.commitTransaction();
        if (after == null) {
            KNOWN.remove(id);
        } else {
            KNOWN.add(id);
        }
    }

    private static void writeLostTransaction(Filing filing) {
        producer.beginTransaction();
        send(filing.getId(), filing, null);
        producer.flush();
        producer.abortTransaction();
    }

    private static void send(String id, Filing after, Filing before) {
        FilingChange change = new FilingChange(before, after, List.of(), Instant.EPOCH, false);
        Future<?> first =
                producer.send(TopicBytes.of(Topics.FILING_CHANGES, serdes).record(id, change, Instant.EPOCH));
        TopicBytes<Filing> table = TopicBytes.of(Topics.FILINGS_TABLE, serdes);
        byte[] key = table.keys().serializer().serialize(Topics.FILINGS_TABLE.name(), id);
        byte[] value = after == null ? null : table.values().serializer().serialize(Topics.FILINGS_TABLE.name(), after);
        Future<?> second = producer.send(new ProducerRecord<>(Topics.FILINGS_TABLE.name(), key, value));
        assertThat(List.of(first, second)).noneMatch(Future::isCancelled); // a commit fails if one of them did
    }

    /** An indexer that runs until it is closed. */
    private final class Running implements AutoCloseable {

        private final FilingIndexer indexer = new FilingIndexer(directory.resolve("search"), clients, serdes);
        private final Tireless work = Tireless.start("index-test", indexer);

        void awaitFilings() {
            await().atMost(SOON).until(indexer::isStarted);
            await().atMost(SOON)
                    .ignoreExceptionsInstanceOf(IndexUnavailableException.class)
                    .untilAsserted(() -> {
                        TreeSet<String> found = new TreeSet<>();
                        new FilingSearch(indexer::index).forEach(filing -> assertThat(found.add(filing.getId()))
                                .isTrue());
                        assertThat(found).isEqualTo(KNOWN);
                    });
        }

        @Override
        public void close() {
            work.close();
            indexer.close();
        }
    }
}

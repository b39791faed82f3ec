package org.filingmonitor.monitor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.alerts.search.ExportedFiling;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.jsonl.JsonLinesParser;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.FilingTopology;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** The topology in Kafka's test driver, what its topics add up to, and the export of its filings. */
public final class ExportedTopology implements AutoCloseable {

    static {
        GeneratedRecords.enable();
    }

    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://export");

    private final Path stateDir;
    private final AvroSerdes serdes = AvroSerdes.of(KAFKA);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, FilingObservation> filings;
    private final Map<String, Filing> table = new TreeMap<>();
    private final Map<String, Filing> indexed = new TreeMap<>();
    private final Map<CountKey, MonthlyCount> counts = new TreeMap<>();
    private int changes;

    public ExportedTopology() {
        try {
            stateDir = Files.createTempDirectory("export");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties properties = new Properties();
        properties.putAll(KAFKA);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "export");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(
                FilingTopology.build(new StreamsConfig(properties), serdes, new WholeChanges()), properties);
        filings = driver.createInputTopic(
                Topics.FILINGS.name(),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer());
    }

    /** Takes an observation. */
    public void observe(FilingObservation seen) {
        filings.pipeInput(seen.getId(), seen);
        read(Topics.FILINGS_TABLE).forEach(record -> put(table, record));
        read(Topics.FILING_CHANGES).forEach(this::change);
        read(Topics.MONTHLY_COUNTS).forEach(record -> put(counts, record));
    }

    private void change(TestRecord<String, FilingChange> record) {
        changes++;
        put(indexed, new TestRecord<>(record.key(), record.value().getAfter()));
    }

    private static <K, V> void put(Map<K, V> rows, TestRecord<K, V> record) {
        if (record.value() == null) {
            rows.remove(record.key());
        } else {
            rows.put(record.key(), record.value());
        }
    }

    private <K, V> List<TestRecord<K, V>> read(Topic<K, V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        serdes.key(topic).deserializer(),
                        serdes.value(topic).deserializer())
                .readRecordsToList();
    }

    /** The table without what says who saw a filing, and when. */
    public Map<String, Filing> content() {
        Map<String, Filing> content = new TreeMap<>();
        table.forEach((id, filing) -> content.put(
                id,
                Filing.newBuilder(filing)
                        .setFirstSeenAt(Instant.EPOCH)
                        .setFeeds(List.of())
                        .build()));
        return content;
    }

    Map<CountKey, MonthlyCount> counts() {
        return new TreeMap<>(counts);
    }

    int changes() {
        return changes;
    }

    /** What the producer reads of the export. Each line must be taken, with no key that it does not know. */
    List<FilingObservation> exportedAndRead() {
        return reading(exported());
    }

    /** What the index of filings, which follows the changes, writes. */
    private String exported() {
        StringBuilder lines = new StringBuilder();
        indexed.values().forEach(filing -> lines.append(new String(ExportedFiling.line(filing), StandardCharsets.UTF_8))
                .append('\n'));
        return lines.toString();
    }

    /** Reads lines as the producer does. */
    public static List<FilingObservation> reading(String lines) {
        Source source = new Source("import", "export.jsonl", false, Optional.empty(), LocalDate.now(ZoneOffset.UTC));
        InputStream content = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        List<FilingObservation> read = new ArrayList<>();
        try (DocumentReader reader = new JsonLinesParser().read(content, source)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                read.add(taken(next, lines));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static FilingObservation taken(ParsedDocument document, String lines) {
        if (document instanceof Observed observed
                && observed.warnings().stream().noneMatch(warning -> warning.contains("left out"))) {
            return observed.observation();
        }
        throw new AssertionError(document + " in\n" + lines);
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(stateDir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

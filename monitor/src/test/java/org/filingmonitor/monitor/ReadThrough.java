package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.FilingTopology;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** Documents on their way through a parser and the topology, and the tables that come of them. */
final class ReadThrough implements AutoCloseable {

    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://read-through");
    private static final Instant RECORDED = Instant.parse("2025-01-01T00:00:00Z");
    private static final Source SOURCE =
            new Source("feed", "file.xml", false, Optional.empty(), LocalDate.parse("2025-01-01"));

    private final AvroSerdes serdes = AvroSerdes.of(KAFKA);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, FilingObservation> observations;
    private final Map<String, Filing> filings = new TreeMap<>();
    private final Map<String, Integer> months = new TreeMap<>();

    ReadThrough(Path stateDir) {
        Properties properties = new Properties();
        properties.putAll(KAFKA);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "read-through");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                FilingTopology.build(new StreamsConfig(properties), serdes, new WholeChanges()), properties);
        observations = driver.createInputTopic(
                Topics.FILINGS.name(),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer());
    }

    /** Reads all documents of a file, each of which has to be a filing. */
    void read(FilingParser parser, String file) throws IOException {
        try (DocumentReader reader =
                parser.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), SOURCE)) {
            for (ParsedDocument next = reader.next(); next != null; next = reader.next()) {
                assertThat(next).isInstanceOf(Observed.class);
                FilingObservation seen = ((Observed) next).observation();
                observations.pipeInput(seen.getId(), seen, RECORDED);
            }
        }
        output(Topics.FILINGS_TABLE).forEach(row -> put(filings, row.key, row.value));
        output(Topics.MONTHLY_COUNTS).stream()
                .filter(row ->
                        row.key.getScope().equals("all") && row.key.getFacet().equals("total"))
                .forEach(row -> put(
                        months,
                        row.key.getMonth(),
                        row.value == null || row.value.getCount() == 0 ? null : row.value.getCount()));
    }

    /** Returns the filings by id. */
    Map<String, Filing> filings() {
        return filings;
    }

    /** Returns how many filings were first published in each month that has any. */
    Map<String, Integer> months() {
        return months;
    }

    private static <V> void put(Map<String, V> table, String key, V value) {
        if (value == null) {
            table.remove(key);
        } else {
            table.put(key, value);
        }
    }

    private <K, V> List<KeyValue<K, V>> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        serdes.key(topic).deserializer(),
                        serdes.value(topic).deserializer())
                .readKeyValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}

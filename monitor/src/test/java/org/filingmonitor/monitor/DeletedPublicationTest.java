package org.filingmonitor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.exchange.EpoExchange;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.FilingTopology;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DOCDB deletes leaves the counts, and returns when it is created again: in whatever order it is read. */
class DeletedPublicationTest {

    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://exchange");
    private static final Instant RECORDED = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    private Path stateDir;

    private final AvroSerdes serdes = AvroSerdes.of(KAFKA);
    private final Map<String, Integer> counts = new HashMap<>();
    private Filing filing;

    @ParameterizedTest
    @ValueSource(strings = {"C1 D2", "D2 C1", "C1 D2 C1 D2"})
    void isGone(String order) throws IOException {
        read(order);

        assertThat(filing.getDeleted()).isTrue();
        assertThat(filing.getPublications()).isEmpty();
        assertThat(filing.getTitle()).isEqualTo("Wheel of 1");
        assertThat(counts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1 D2 A3", "C1 A3 D2", "D2 C1 A3", "D2 A3 C1", "A3 C1 D2", "A3 D2 C1", "A3 D2 A3 C1 D2"})
    void isBack(String order) throws IOException {
        read(order);

        assertThat(filing.getDeleted()).isFalse();
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2400812A1", "A1", LocalDate.parse("2011-12-28")));
        assertThat(filing.getTitle()).isEqualTo("Wheel of 3");
        assertThat(counts).isEqualTo(Map.of("2011-12", 1));
    }

    /** Reads documents, each with its status and the day of January on which it was exchanged. */
    private void read(String order) throws IOException {
        try (TopologyTestDriver driver = driver()) {
            TestInputTopic<String, FilingObservation> filings = driver.createInputTopic(
                    Topics.FILINGS.name(),
                    serdes.key(Topics.FILINGS).serializer(),
                    serdes.value(Topics.FILINGS).serializer());
            for (String document : List.of(order.split(" "))) {
                FilingObservation seen = observed(document.substring(0, 1), document.substring(1));
                filings.pipeInput(seen.getId(), seen, RECORDED);
            }
            output(driver, Topics.FILINGS_TABLE).forEach((id, state) -> filing = state);
            output(driver, Topics.MONTHLY_COUNTS).forEach((key, row) -> {
                if (key.getScope().equals("all") && key.getFacet().equals("total") && row != null) {
                    counts.put(key.getMonth(), row.getCount());
                }
            });
        }
    }

    /** Returns the last value of each key; null for one that is gone. */
    private <K, V> Map<K, V> output(TopologyTestDriver driver, Topic<K, V> topic) {
        Map<K, V> last = new HashMap<>();
        driver.createOutputTopic(
                        topic.name(),
                        serdes.key(topic).deserializer(),
                        serdes.value(topic).deserializer())
                .readKeyValuesToList()
                .forEach(record -> last.put(record.key, record.value));
        return last;
    }

    private TopologyTestDriver driver() {
        Properties properties = new Properties();
        properties.putAll(KAFKA);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "exchange");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(FilingTopology.build(new StreamsConfig(properties), serdes), properties);
    }

    private static FilingObservation observed(String status, String day) throws IOException {
        String document = "<exch:exchange-document country='EP' doc-number='2400812' kind='A1' date-publ='20111228'"
                + " status='" + status + "' date-of-last-exchange='2024010" + day + "'><exch:bibliographic-data>"
                + "<exch:application-reference data-format='docdb'><document-id><country>EP</country><doc-number>10167109"
                + "</doc-number><kind>A</kind><date>20100624</date></document-id></exch:application-reference>"
                + "<exch:invention-title lang='en'>Wheel of " + day + "</exch:invention-title>"
                + "</exch:bibliographic-data></exch:exchange-document>";
        Source source = new Source("docdb", "delivery.xml", false, Optional.empty(), LocalDate.parse("2025-01-01"));
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try (DocumentReader reader =
                new XmlFeedParser(new EpoExchange()).read(new ByteArrayInputStream(bytes), source)) {
            return ((Observed) reader.next()).observation();
        }
    }
}

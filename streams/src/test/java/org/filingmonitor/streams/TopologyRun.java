package org.filingmonitor.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** One run of the topology, with the tables that its output topics add up to. */
public final class TopologyRun implements AutoCloseable {

    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://topology");

    private final Path stateDir;
    private final AvroSerdes serdes = AvroSerdes.of(KAFKA);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, FilingObservation> filings;
    private final Map<String, Filing> table = new TreeMap<>();
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<String, IpcTrend> trends = new TreeMap<>();
    private final Map<String, String> titles = new TreeMap<>();
    private final List<FilingChange> changes = new ArrayList<>();

    public TopologyRun() {
        this("exactly_once_v2");
    }

    TopologyRun(String guarantee) {
        try {
            stateDir = Files.createTempDirectory("topology");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties properties = properties(stateDir);
        properties.put("processing.guarantee", guarantee);
        driver = new TopologyTestDriver(topology(), properties);
        filings = driver.createInputTopic(
                Topics.FILINGS.name(),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer());
    }

    static Topology topology() {
        Properties properties = new Properties();
        properties.putAll(KAFKA);
        properties.put("application.id", "topology");
        properties.put("ensure.explicit.internal.resource.naming", true);
        return FilingTopology.build(
                new org.apache.kafka.streams.StreamsConfig(properties), AvroSerdes.of(KAFKA), new WholeChanges());
    }

    private static Properties properties(Path stateDir) {
        return new StreamsConfig(KAFKA, stateDir, "localhost:1").streamsProperties();
    }

    TopologyTestDriver driver() {
        return driver;
    }

    public void observe(List<FilingObservation> seen) {
        seen.forEach(this::observe);
    }

    void observe(FilingObservation seen) {
        filings.pipeInput(seen.getId(), seen);
        collect();
    }

    void observe(FilingObservation seen, Instant recordedAt) {
        filings.pipeInput(seen.getId(), seen, recordedAt);
        collect();
    }

    private void collect() {
        read(Topics.FILINGS_TABLE).forEach(record -> {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), record.value());
            }
        });
        read(Topics.FILING_CHANGES).forEach(record -> changes.add(record.value()));
        read(Topics.IPC_TITLES)
                .forEach(record -> titles.put(record.key(), record.value().getTitle()));
        read(Topics.MONTHLY_COUNTS).forEach(record -> {
            String row = String.join(
                    "|",
                    record.key().getScope(),
                    record.key().getFacet(),
                    record.key().getLevel(),
                    record.key().getValue(),
                    record.key().getMonth());
            if (record.value() == null) {
                counts.remove(row);
            } else {
                counts.put(row, figures(record.value()));
            }
        });
    }

    /** The rows that the topic of trends adds up to once the clock has gone on, in the form {@code scope|level|symbol|month}. */
    public Map<String, IpcTrend> trends() {
        newTrends().forEach(record -> {
            String row = String.join(
                    "|",
                    record.key().getScope(),
                    record.key().getLevel(),
                    record.key().getSymbol(),
                    record.key().getMonth());
            if (record.value() == null) {
                trends.remove(row);
            } else {
                trends.put(row, record.value());
            }
        });
        return new TreeMap<>(trends);
    }

    /** The rows of trends that went out since the last time, once the clock has gone on until no month is marked. */
    List<TestRecord<TrendKey, IpcTrend>> newTrends() {
        do {
            driver.advanceWallClockTime(Duration.ofSeconds(10));
        } while (isMarked());
        return read(Topics.IPC_TRENDS);
    }

    private boolean isMarked() {
        try (KeyValueIterator<String, String> marks =
                driver.<String, String>getKeyValueStore("trend-marks").all()) {
            return marks.hasNext();
        }
    }

    /** Reads an observation's bytes. */
    FilingObservation observation(byte[] bytes) {
        return serdes.value(Topics.FILINGS).deserializer().deserialize(Topics.FILINGS.name(), bytes);
    }

    Map<String, Filing> filings() {
        return table;
    }

    List<FilingChange> changes() {
        return changes;
    }

    Map<String, String> titles() {
        return titles;
    }

    /** The rows that the topic of monthly counts adds up to, in the form of {@link Recount}. */
    Map<String, Map<String, Integer>> counts() {
        return new TreeMap<>(counts);
    }

    /** All rows of the store. */
    public Map<String, MonthRow> storedCounts() {
        Map<String, MonthRow> rows = new TreeMap<>();
        try (KeyValueIterator<String, MonthRow> all =
                driver.<String, MonthRow>getKeyValueStore(MonthlyCounts.STORE).all()) {
            all.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        return rows;
    }

    private <K, V> List<TestRecord<K, V>> read(Topic<K, V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        serdes.key(topic).deserializer(),
                        serdes.value(topic).deserializer())
                .readRecordsToList();
    }

    private static Map<String, Integer> figures(MonthlyCount row) {
        Map<String, Integer> figures = new TreeMap<>();
        addDays(figures, "f", row.getDays(), row.getCount());
        addDays(figures, "p", row.getPublicationDays(), row.getPublications());
        return figures;
    }

    private static void addDays(Map<String, Integer> figures, String unit, List<Integer> days, int total) {
        int sum = 0;
        for (int day = 0; day < days.size(); day++) {
            sum += days.get(day);
            if (days.get(day) != 0) {
                figures.put(unit + (day + 1), days.get(day));
            }
        }
        if (sum != total) {
            throw new AssertionError("The days of " + unit + " add up to " + sum + ", not to " + total);
        }
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(stateDir)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

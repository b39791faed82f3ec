package org.filingmonitor.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.instance.StateDirectory;
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

    private final StateDirectory state = new StateDirectory();
    private final AvroSerdes serdes = AvroSerdes.of(KAFKA);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, FilingObservation> filings;
    private final Map<String, Filing> table = new TreeMap<>();
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final Map<CountKey, MonthlyCount> published = new TreeMap<>();
    private final Map<String, IpcTrend> trends = new TreeMap<>();
    private final Map<String, String> titles = new TreeMap<>();
    private final List<FilingChange> changes = new ArrayList<>();

    public TopologyRun() {
        this("exactly_once_v2");
    }

    TopologyRun(String guarantee) {
        Properties properties = new StreamsConfig(KAFKA, state.path(), "localhost:1").streamsProperties();
        properties.put("processing.guarantee", guarantee);
        driver = new TopologyTestDriver(topology(), properties);
        filings = driver.createInputTopic(
                Topics.FILINGS.name(),
                serdes.key(Topics.FILINGS).serializer(),
                serdes.value(Topics.FILINGS).serializer());
    }

    /** A clock by which each month of trends takes so long that a turn ends after one, or after a few. */
    private static final LongSupplier HASTY = new LongSupplier() {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long getAsLong() {
            return nanos.addAndGet(Duration.ofMillis(200).toNanos());
        }
    };

    static Topology topology() {
        Properties properties = new Properties();
        properties.putAll(KAFKA);
        properties.put("application.id", "topology");
        properties.put("ensure.explicit.internal.resource.naming", true);
        return FilingTopology.build(
                new org.apache.kafka.streams.StreamsConfig(properties),
                AvroSerdes.of(KAFKA),
                new WholeChanges(),
                HASTY);
    }

    /**
     * Ends this run and returns one that holds what every store of it held, as an application does that begins with its
     * changelogs alone.
     */
    TopologyRun restarted() {
        collectTrends();
        TopologyRun next = new TopologyRun();
        driver.getAllStateStores().keySet().stream()
                .filter(TopologyRun::isLogged)
                .forEach(store -> {
                    KeyValueStore<Object, Object> held = driver.getKeyValueStore(store);
                    KeyValueStore<Object, Object> empty = next.driver.getKeyValueStore(store);
                    try (KeyValueIterator<Object, Object> rows = held.all()) {
                        rows.forEachRemaining(row -> empty.put(row.key, row.value));
                    }
                });
        next.table.putAll(table);
        next.counts.putAll(counts);
        next.trends.putAll(trends);
        next.titles.putAll(titles);
        next.changes.addAll(changes);
        close();
        return next;
    }

    /** What lives in memory alone is of no use after a commit. */
    private static boolean isLogged(String store) {
        return !store.endsWith("-in-work");
    }

    public TopologyTestDriver driver() {
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
            String row = row(record.key());
            if (record.value() == null) {
                counts.remove(row);
                published.remove(record.key());
            } else {
                published.put(record.key(), record.value());
                counts.put(row, figures(record.value()));
            }
        });
    }

    /** The rows that the topic of trends adds up to once the clock has gone on, in the form {@code scope|level|symbol|month}. */
    public Map<String, IpcTrend> trends() {
        newTrends().forEach(this::collect);
        return new TreeMap<>(trends);
    }

    private void collect(TestRecord<TrendKey, IpcTrend> record) {
        String row = row(record.key());
        if (record.value() == null) {
            trends.remove(row);
        } else {
            trends.put(row, record.value());
        }
    }

    private void collectTrends() {
        read(Topics.IPC_TRENDS).forEach(this::collect);
    }

    /** Lets a turn of trends pass, which may leave a month unfinished. */
    void passTime() {
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        collectTrends();
    }

    /** The rows of trends that went out since the last time, once the clock has gone on until no month is marked. */
    public List<TestRecord<TrendKey, IpcTrend>> newTrends() {
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

    /** The filings that are not emptied, by id. */
    public Map<String, Filing> filings() {
        return table;
    }

    List<FilingChange> changes() {
        return changes;
    }

    Map<String, String> titles() {
        return titles;
    }

    /** The rows that the topic of monthly counts adds up to. */
    public Map<CountKey, MonthlyCount> publishedCounts() {
        return new TreeMap<>(published);
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

    /** Names a row of monthly counts as {@link Recount} does. */
    static String row(CountKey key) {
        return String.join("|", key.getScope(), key.getFacet(), key.getLevel(), key.getValue(), key.getMonth());
    }

    /** Names a row of trends as {@link TrendRecount} does. */
    static String row(TrendKey key) {
        return String.join("|", key.getScope(), key.getLevel(), key.getSymbol(), key.getMonth());
    }

    /** Returns what a row of monthly counts says, in the form of {@link Recount}. */
    static Map<String, Integer> figures(MonthlyCount row) {
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
        state.close();
    }
}

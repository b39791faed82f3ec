package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.instance.StateDirectory;
import org.filingmonitor.streams.Observation;
import org.filingmonitor.streams.Observations;
import org.filingmonitor.streams.StreamsConfig;
import org.filingmonitor.streams.TopologyRun;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.DeltaBlock;
import org.filingmonitor.streams.state.MonthDelta;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.junit.jupiter.api.Test;

/** Deltas come to the same rows however many of them go into one commit. The test driver commits after each record. */
class GatheredDeltasTest {

    private static final String SCOPE = OwnerName.ALL;
    private static final String DELTAS = StreamsConfig.APPLICATION_ID + "-scope-deltas-repartition";

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property(tries = 100)
    void sumUpToTheSameRows(@ForAll("observations") List<FilingObservation> seen, @ForAll("randoms") Random random) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(seen);
            Commits commits = new Commits(split(deltas(run), random));

            assertThat(commits.rows()).isEqualTo(rows(run));
        }
    }

    @Test
    void moveARowOnceForAllFilingsOfACommit() {
        try (TopologyRun run = new TopologyRun()) {
            List.of("US-1", "US-2", "US-3")
                    .forEach(id -> run.observe(List.of(Observation.observation(id)
                            .published("2024-01-01")
                            .ipc("G06F 21/62")
                            .seen())));
            Commits commits = new Commits(List.of(deltas(run)));

            assertThat(commits.rows().values()).extracting(MonthRow::getFilings).containsOnly(3);
            assertThat(commits.moved()).isEqualTo(commits.rows().size());
        }
    }

    @Test
    void thatCancelOutMoveNothing() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(List.of(Observation.observation("US-1")
                    .published("2024-01-01")
                    .revision("2024-01-01")
                    .ipc("G06F 21/62")
                    .seen()));
            run.observe(List.of(Observation.observation("US-1")
                    .published("2024-02-01")
                    .revision("2024-02-01")
                    .ipc("G06F 21/62")
                    .seen()));
            List<ScopeDeltas> thereAndBack = new ArrayList<>(deltas(run));
            thereAndBack.addAll(
                    thereAndBack.stream().map(GatheredDeltasTest::undone).toList());
            Commits commits = new Commits(List.of(thereAndBack));

            assertThat(commits.rows()).isEmpty();
            assertThat(commits.moved()).isZero();
        }
    }

    private static ScopeDeltas undone(ScopeDeltas deltas) {
        ScopeDeltas undone = ScopeDeltas.newBuilder(deltas).build();
        for (DeltaBlock block : undone.getBlocks()) {
            for (MonthDelta month : block.getMonths()) {
                month.setDays(
                        month.getDays().stream().map(GatheredDeltasTest::undone).toList());
            }
        }
        return undone;
    }

    private static DayCount undone(DayCount day) {
        return new DayCount(day.getDay(), -day.getFilings(), -day.getPublications());
    }

    private static List<ScopeDeltas> deltas(TopologyRun run) {
        return run
                .driver()
                .createOutputTopic(
                        DELTAS,
                        new StringDeserializer(),
                        SingleObjectSerde.of(ScopeDeltas.class).deserializer())
                .readRecordsToList()
                .stream()
                .filter(record -> record.key().equals(SCOPE))
                .map(TestRecord::value)
                .toList();
    }

    private static Map<String, MonthRow> rows(TopologyRun run) {
        Map<String, MonthRow> rows = new TreeMap<>(run.storedCounts());
        rows.keySet().removeIf(key -> !key.startsWith(CountRow.prefix(SCOPE)));
        return rows;
    }

    private static List<List<ScopeDeltas>> split(List<ScopeDeltas> deltas, Random random) {
        List<List<ScopeDeltas>> commits = new ArrayList<>();
        for (ScopeDeltas one : deltas) {
            if (commits.isEmpty() || random.nextInt(4) == 0) {
                commits.add(new ArrayList<>());
            }
            commits.get(commits.size() - 1).add(one);
        }
        return commits;
    }

    /** Deltas of the scope that are counted, so many in each commit. */
    private static final class Commits {

        private final Map<String, MonthRow> rows = new TreeMap<>();
        private final int moved;

        Commits(List<List<ScopeDeltas>> commits) {
            try (StateDirectory state = new StateDirectory();
                    TopologyTestDriver driver = new TopologyTestDriver(topology(commits), properties(state))) {
                TestInputTopic<String, Integer> signs =
                        driver.createInputTopic("commits", new StringSerializer(), new IntegerSerializer());
                for (int commit = 0; commit < commits.size(); commit++) {
                    signs.pipeInput(SCOPE, commit);
                }
                moved = driver.createOutputTopic("moved", new StringDeserializer(), new StringDeserializer())
                        .readValuesToList()
                        .size();
                try (KeyValueIterator<String, MonthRow> stored = driver.<String, MonthRow>getKeyValueStore(
                                MonthlyCounts.STORE)
                        .all()) {
                    stored.forEachRemaining(row -> rows.put(row.key, row.value));
                }
            }
        }

        private static Properties properties(StateDirectory state) {
            return new StreamsConfig(state.withoutKafka(), state.path(), "localhost:1").streamsProperties();
        }

        private static Topology topology(List<List<ScopeDeltas>> commits) {
            StreamsBuilder builder = new StreamsBuilder();
            GatheredDeltas.of(builder.stream("commits", Consumed.with(Serdes.String(), Serdes.Integer()))
                            .flatMapValues(commits::get, Named.as("deltas")))
                    .process(new MonthlyCounts(new WholeChanges()), Named.as("counts"))
                    .flatMapValues(
                            moves -> moves.stream()
                                    .map(move -> move.row().toString())
                                    .toList(),
                            Named.as("rows"))
                    .to("moved", Produced.with(Serdes.String(), Serdes.String()));
            return builder.build();
        }

        Map<String, MonthRow> rows() {
            return rows;
        }

        /** How many rows went out. */
        int moved() {
            return moved;
        }
    }
}

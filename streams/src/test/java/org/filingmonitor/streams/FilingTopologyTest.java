package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;

class FilingTopologyTest {

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(25);
    }

    @Provide
    Arbitrary<Random> shuffles() {
        return Arbitraries.randoms();
    }

    @Property(tries = 120)
    void countsEqualARecountOfTheFinalFilings(@ForAll("observations") List<FilingObservation> seen) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(seen);
            assertThat(run.counts()).isEqualTo(Recount.of(run.filings().values()));
        }
    }

    @Property(tries = 60)
    void filingsCountsAndTitlesAreTheSameInAnyOrderAndRepetition(
            @ForAll("observations") List<FilingObservation> seen, @ForAll("shuffles") Random random) {
        List<FilingObservation> again = new ArrayList<>(seen);
        again.addAll(seen.subList(0, random.nextInt(seen.size() + 1)));
        Collections.shuffle(again, random);
        try (TopologyRun once = new TopologyRun();
                TopologyRun other = new TopologyRun()) {
            once.observe(seen);
            other.observe(again);
            assertThat(other.storedCounts()).isEqualTo(once.storedCounts());
            assertThat(other.filings().keySet()).isEqualTo(once.filings().keySet());
            once.filings()
                    .forEach((id, filing) ->
                            assertThat(withoutTime(other.filings().get(id))).isEqualTo(withoutTime(filing)));
        }
    }

    @Test
    void movesACorrectedFilingFromItsOldMonthToTheNewOne() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(observation("US-1")
                    .published("2024-01-31")
                    .revision("2024-01-31")
                    .seen());
            run.observe(observation("US-1")
                    .published("2024-02-01")
                    .revision("2024-02-05")
                    .seen());

            assertThat(run.counts().get("all|total|||2024-02")).isEqualTo(Map.of("f1", 1));
            assertThat(run.counts()).doesNotContainKey("all|total|||2024-01");
        }
    }

    @Test
    void takesADeletedFilingOutOfEveryCountAndBringsItBack() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(observation("US-1")
                    .document("US7B2", "B2", "2024-01-02")
                    .revision("2024-01-02")
                    .seen());
            Map<String, Map<String, Integer>> counted = run.counts();
            run.observe(observation("US-1")
                    .deleted("US7B2", "B2", "2024-01-02")
                    .revision("2024-01-05")
                    .seen());
            assertThat(run.counts()).isEmpty();
            assertThat(run.storedCounts()).isEmpty();
            run.observe(observation("US-1")
                    .document("US7B2", "B2", "2024-01-02")
                    .revision("2024-01-09")
                    .seen());
            assertThat(run.counts()).isEqualTo(counted).isNotEmpty();
        }
    }

    @Test
    void keepsAFilingWithoutADateOutOfEveryRowOfTheTopic() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(observation("US-1").owners("Tsinghua University").seen());

            assertThat(run.counts()).isEmpty();
            assertThat(run.filings()).containsKey("US-1");
            assertThat(run.storedCounts())
                    .containsKeys("all\0undated\0\0\0", "owner:tsinghua university\0name\0\0\0Tsinghua University");
        }
    }

    @Test
    void writesOneChangeForEachObservationThatChangesSomething() {
        FilingObservation first =
                observation("US-1").title("Title").published("2024-01-31").seen();
        FilingObservation grant = observation("US-1")
                .status(FilingStatus.IN_FORCE)
                .revision("2024-05-01")
                .seen();
        try (TopologyRun run = new TopologyRun()) {
            run.observe(List.of(first, first, grant, first));

            assertThat(run.changes())
                    .extracting(FilingChange::getFacts)
                    .containsExactly(List.of("NEW"), List.of("GRANTED", "STATUS"));
            assertThat(run.changes().get(1).getBefore())
                    .isEqualTo(run.changes().get(0).getAfter());
        }
    }

    @Test
    void keepsTheLongestTitleOfASymbol() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(observation("US-1")
                    .ipcTitle("G06F 21/62", "Protecting access to data")
                    .seen());
            run.observe(observation("US-2").ipcTitle("G06F 21/62", "Protecting").seen());

            assertThat(run.titles()).containsExactlyEntriesOf(Map.of("G06F 21/62", "Protecting access to data"));
        }
    }

    @Test
    void sendsBytesThatNobodyCanReadToTheDeadLettersAndGoesOn() {
        // In transactions the test driver forgets what a deserialization handler sends.
        try (TopologyRun run = new TopologyRun("at_least_once")) {
            byte[] poison = "no avro".getBytes(StandardCharsets.UTF_8);
            run.driver()
                    .createInputTopic(Topics.FILINGS.name(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(poison, poison);
            run.observe(observation("US-1").published("2024-01-31").seen());

            TestRecord<byte[], byte[]> letter = deadLetter(run);
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(reason(letter)).isNotBlank();
            assertThat(run.counts()).containsKey("all|total|||2024-01");
        }
    }

    @Test
    void sendsAnObservationThatCannotBeCountedToTheDeadLetters() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(observation("US-1").published("1789-12-31").seen());
            assertThat(reason(deadLetter(run))).contains("1789-12-31");
            FilingObservation unclassed =
                    observation("US-2").published("2024-01-31").ipc("0202").seen();
            run.observe(unclassed);
            TestRecord<byte[], byte[]> letter = deadLetter(run);
            assertThat(reason(letter)).contains("'0202' is no IPC symbol");
            assertThat(run.observation(letter.value())).isEqualTo(unclassed);
            assertThat(run.filings()).isEmpty();
            assertThat(run.counts()).isEmpty();
        }
    }

    @Test
    void isTheCheckedInTopology() throws IOException {
        Path golden = Path.of("src/test/resources/topology.txt");
        assertThat(TopologyRun.topology().describe().toString().strip())
                .as("store and topic names are the application's state on disk: a change needs a migration; %s", golden)
                .isEqualTo(java.nio.file.Files.readString(golden).strip());
    }

    private static Filing withoutTime(Filing filing) {
        return Filing.newBuilder(filing).setFirstSeenAt(java.time.Instant.EPOCH).build();
    }

    private static TestRecord<byte[], byte[]> deadLetter(TopologyRun run) {
        return run.driver()
                .createOutputTopic(
                        Topics.FILINGS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecord();
    }

    private static String reason(TestRecord<byte[], byte[]> letter) {
        Header reason = letter.headers().lastHeader("reason");
        return new String(reason.value(), StandardCharsets.UTF_8);
    }
}

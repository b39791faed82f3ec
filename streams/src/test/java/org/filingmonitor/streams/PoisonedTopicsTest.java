package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.filingmonitor.streams.Observation.observation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.state.UnreadableStateException;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote into any topic that the application reads moves no count, and stops none of what follows. */
class PoisonedTopicsTest {

    private static final byte[] KEY = "US-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_AVRO = "no avro".getBytes(StandardCharsets.UTF_8);

    /** In transactions the test driver forgets what a deserialization handler sends. */
    private final TopologyRun run = new TopologyRun("at_least_once");

    private Map<String, Map<String, Integer>> counted;

    @BeforeEach
    void count() {
        run.observe(filing("US-1"));
        counted = run.counts();
        assertThat(counted).isNotEmpty();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    static Stream<Arguments> poison() {
        return Stream.of("by-publication", "by-filing", "scope-deltas").flatMap(name -> {
            String topic = internal(name);
            return Stream.of(
                    Arguments.of(topic, KEY, NO_AVRO, "Cannot read a record of " + topic),
                    Arguments.of(topic, KEY, new byte[0], "Cannot read a record of " + topic),
                    Arguments.of(topic, KEY, new byte[] {(byte) 0xC3, 1}, "Cannot read a record of " + topic),
                    Arguments.of(topic, KEY, null, "A record of " + topic + " has no value"),
                    Arguments.of(topic, null, NO_AVRO, "A record of " + topic + " has no key"));
        });
    }

    static Stream<Arguments> poisonOfOtherTopics() {
        String titles = internal("symbol-title");
        return Stream.of(
                Arguments.of(titles, KEY, null, "A record of " + titles + " has no value"),
                Arguments.of(titles, null, NO_AVRO, "A record of " + titles + " has no key"),
                Arguments.of(Topics.FILINGS.name(), KEY, NO_AVRO, "not in Confluent's wire format"),
                Arguments.of(Topics.FILINGS.name(), confluent(4711), confluent(4711), "names schema 4711, which"),
                Arguments.of(Topics.FILINGS.name(), null, null, "the record's key must be the filing id"));
    }

    @ParameterizedTest
    @MethodSource({"poison", "poisonOfOtherTopics"})
    void goesToTheDeadLettersAndWhatFollowsIsCounted(String topic, byte[] key, byte[] value, String reason) {
        write(topic, key, value);

        TestRecord<byte[], byte[]> letter = run.driver()
                .createOutputTopic(
                        Topics.FILINGS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "position")).matches(topic + "-0@\\d+");
        assertThat(header(letter, "reason")).contains(reason);
        assertGoesOn();
    }

    @Test
    void passesOverATitleThatNobodyCanRead() {
        write(Topics.IPC_TITLES.name(), confluent(4711), NO_AVRO);
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-publication", "by-filing", "scope-deltas"})
    void stopsAtWhatAnotherVersionWroteAndMovesNoCount(String name) {
        assertThatThrownBy(() -> write(internal(name), KEY, ofOtherVersion()))
                .extracting(failure ->
                        UnreadableStateException.among(failure).orElseThrow().getMessage())
                .asString()
                .contains(internal(name))
                .contains("version of the application that this one does not know");
        assertThat(run.counts()).isEqualTo(counted);
        assertThat(run.driver()
                        .createOutputTopic(
                                Topics.FILINGS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .isEmpty())
                .isTrue();
    }

    /** What stood there before is neither counted twice nor lost, and a new filing is counted. */
    private void assertGoesOn() {
        assertThat(run.counts()).isEqualTo(counted);
        run.observe(filing("US-2"));
        assertThat(run.counts().get("all|total|||2024-01")).isEqualTo(Map.of("f31", 2));
        assertThat(run.counts()).isEqualTo(Recount.of(run.filings().values()));
    }

    private void write(String topic, byte[] key, byte[] value) {
        run.driver()
                .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private static FilingObservation filing(String id) {
        return observation(id).published("2024-01-31").ipc("G06F 21/62").seen();
    }

    private static String internal(String name) {
        return StreamsConfig.APPLICATION_ID + "-" + name + "-repartition";
    }

    private static byte[] confluent(int schemaId) {
        return ByteBuffer.allocate(6)
                .put((byte) 0)
                .putInt(schemaId)
                .put((byte) 0)
                .array();
    }

    /** A record in single-object encoding whose schema nobody knows. */
    static byte[] ofOtherVersion() {
        return ByteBuffer.allocate(12)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(4711)
                .putShort((short) 0)
                .array();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

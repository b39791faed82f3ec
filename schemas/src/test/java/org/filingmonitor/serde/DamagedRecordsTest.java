package org.filingmonitor.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.filingmonitor.event.Filing;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRecordsTest {

    private static final String TOPIC = Topics.FILINGS_TABLE.name();

    private final Serde<Filing> serde = AvroSerdes.of(Map.of("schema.registry.url", "mock://DamagedRecordsTest"))
            .value(Topics.FILINGS_TABLE);
    private final Deserializer<Filing> deserializer = serde.deserializer();
    private final byte[] sound = serde.serializer().serialize(TOPIC, AvroSerdesTest.filing());

    @Test
    void refusesBytesThatAreNotInTheFormat() {
        for (byte[] bytes :
                List.of(new byte[0], new byte[] {0, 0, 0, 1}, "US-19017071".getBytes(StandardCharsets.UTF_8))) {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                    .withMessageStartingWith("a record of filings-table.v1 is not in Confluent's wire format");
        }
    }

    @Test
    void refusesARecordThatIsCutOrTooLong() {
        byte[] bytes = sound;
        for (int length = 5; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> deserializer.deserialize(TOPIC, cut))
                    .withMessageStartingWith("a record of filings-table.v1 is damaged");
        }
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageEndingWith("bytes are left over");
    }

    @Property
    void survivesAnyBytes(@ForAll @Size(max = 60) byte[] payload) {
        int id = ByteBuffer.wrap(sound).getInt(1);
        byte[] bytes = ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0)
                .putInt(id)
                .put(payload)
                .array();
        try {
            assertThat(deserializer.deserialize(TOPIC, bytes)).isInstanceOf(Filing.class);
        } catch (SerializationException e) {
            assertThat(e).hasMessageStartingWith("a record of filings-table.v1 is damaged");
        }
    }

    /** Lengths of 2^30: of the first string, and of the first list, after eight empty fields. */
    @ParameterizedTest
    @ValueSource(strings = {"8080808008", "00000000000000008080808008"})
    void doesNotMakeRoomForWhatCannotBeThere(String payload) {
        int id = ByteBuffer.wrap(sound).getInt(1);
        byte[] damaged = HexFormat.of().parseHex("00%08x".formatted(id) + payload);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, damaged))
                .withMessageStartingWith("a record of filings-table.v1 is damaged");
    }

    @Test
    void namesASchemaThatTheRegistryDoesNotHave() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0x7f, 0, 0, 1, 0}))
                .withMessage("a record of filings-table.v1 names schema 2130706433, which the registry does not have");
    }

    @Test
    void doesNotTakeARegistryThatIsAwayForADamagedRecord() {
        Deserializer<Filing> away = AvroSerdes.of(Map.of("schema.registry.url", "http://localhost:1"))
                .value(Topics.FILINGS_TABLE)
                .deserializer();
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> away.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 0}));
    }
}

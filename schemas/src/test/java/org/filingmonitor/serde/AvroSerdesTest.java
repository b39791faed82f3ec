package org.filingmonitor.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://AvroSerdesTest"));

    @Test
    void readsBackWhatItWrote() {
        Serde<Filing> serde = serdes.value(Topics.FILINGS_TABLE);
        byte[] bytes = serde.serializer().serialize(Topics.FILINGS_TABLE.name(), filing());
        assertThat(bytes).startsWith(0, 0, 0, 0);
        assertThat(serde.deserializer().deserialize(Topics.FILINGS_TABLE.name(), bytes))
                .isEqualTo(filing());
    }

    @Test
    void writesStringKeysAsAvroStrings() {
        Serde<String> serde = serdes.key(Topics.FILINGS);
        byte[] bytes = serde.serializer().serialize("filings.v1", "US-19017071");
        assertThat(bytes[5]).as("length of the string, in zigzag").isEqualTo((byte) 22);
        assertThat(new String(bytes, 6, 11, StandardCharsets.US_ASCII)).isEqualTo("US-19017071");
        assertThat(serde.deserializer().deserialize("filings.v1", bytes)).isEqualTo("US-19017071");
    }

    @Test
    void readsBackRecordsAsKeys() {
        Serde<CountKey> serde = serdes.key(Topics.MONTHLY_COUNTS);
        CountKey key = new CountKey("all", "ipc", "subclass", "G06F", "2025-07");
        byte[] bytes = serde.serializer().serialize("monthly-counts.v1", key);
        assertThat(serde.deserializer().deserialize("monthly-counts.v1", bytes)).isEqualTo(key);
    }

    @Test
    void keepsNullAsTheMarkOfADeletion() {
        Serde<Filing> serde = serdes.value(Topics.FILINGS_TABLE);
        assertThat(serde.serializer().serialize("filings-table.v1", null)).isNull();
        assertThat(serde.deserializer().deserialize("filings-table.v1", (byte[]) null))
                .isNull();
    }

    @Test
    void comparesWhatItReadWithWhatWasMade() {
        Serde<Filing> serde = serdes.value(Topics.FILINGS_TABLE);
        Filing read = serde.deserializer()
                .deserialize("filings-table.v1", serde.serializer().serialize("filings-table.v1", filing()));
        assertThat(read.equals(filing())).isTrue();
        assertThat(filing().equals(read)).isTrue();
        assertThat(read).hasSameHashCodeAs(filing());
    }

    @Test
    void takesARecordOfAnotherTypeAsDamaged() {
        byte[] owner = serdes.value(new Topic<>("other.v1", String.class, Owner.class, 1, Topic.Cleanup.KEEP))
                .serializer()
                .serialize("other.v1", new Owner("Alipay", null));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(
                        () -> serdes.value(Topics.FILINGS_TABLE).deserializer().deserialize("filings-table.v1", owner))
                .withMessage("a record of filings-table.v1 holds a org.filingmonitor.event.Owner"
                        + " where a org.filingmonitor.event.Filing belongs");
    }

    @Test
    void usesTheSerializersThatAreNamed() {
        AvroSerdes named = AvroSerdes.of(Map.of(
                "schema.registry.url",
                "mock://named",
                "avro.serializer",
                FixedSerializer.class.getName(),
                "avro.deserializer",
                FixedDeserializer.class));
        Serde<String> serde = named.key(Topics.FILINGS);
        assertThat(serde.serializer().serialize("filings.v1", "anything")).containsExactly(7);
        assertThat(serde.deserializer().deserialize("filings.v1", new byte[] {7}))
                .isEqualTo("mock://named true");
    }

    @Test
    void namesASerializerThatIsNone() {
        AvroSerdes wrong =
                AvroSerdes.of(Map.of("schema.registry.url", "mock://m", "avro.serializer", "java.lang.String"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> wrong.key(Topics.FILINGS))
                .withMessage("Invalid value java.lang.String for configuration avro.serializer:"
                        + " give the name of a Serializer on the class path");
        AvroSerdes absent =
                AvroSerdes.of(Map.of("schema.registry.url", "mock://m", "avro.deserializer", "io.example.Absent"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> absent.key(Topics.FILINGS))
                .withMessageContaining("avro.deserializer");
    }

    @Test
    void tellsAConfigurationThatIsWrong() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> AvroSerdes.of(Map.of()).value(Topics.FILINGS))
                .withMessageContaining("schema.registry.url is missing");
    }

    /** Stands for a serializer that this module does not know. */
    public static final class FixedSerializer implements Serializer<Object> {
        @Override
        public byte[] serialize(String topic, Object data) {
            return new byte[] {7};
        }
    }

    /** Stands for a deserializer that this module does not know; tells how it was configured. */
    public static final class FixedDeserializer implements Deserializer<Object> {
        private String configured;

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            configured = configs.get("schema.registry.url") + " " + isKey;
        }

        @Override
        public Object deserialize(String topic, byte[] data) {
            return configured;
        }
    }

    static Filing filing() {
        return Filing.newBuilder()
                .setId("US-19017071")
                .setOffice("US")
                .setFiled(LocalDate.parse("2025-01-10"))
                .setFirstSeenAt(Instant.parse("2026-01-01T00:00:00Z"))
                .setTitle("Verfahren für 电子支付")
                .setOwners(List.of(new Owner("Alipay", null)))
                .setIpc(List.of("G06F 21/62"))
                .setStatus(FilingStatus.PENDING)
                .setPublications(List.of(new Publication("US20250148094A1", "A1", LocalDate.parse("2025-05-08"))))
                .build();
    }
}

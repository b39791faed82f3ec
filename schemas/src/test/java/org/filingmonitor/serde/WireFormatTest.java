package org.filingmonitor.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.registry.RegistryException;
import org.filingmonitor.registry.SchemaRegistry;
import org.junit.jupiter.api.Test;

class WireFormatTest {

    private static final String TOPIC = "filings-table.v1";
    private static final String URL = "mock://WireFormatTest";

    private final SchemaRegistry registry = SchemaRegistry.of(Map.of("schema.registry.url", URL));
    private final RegistryAvroSerializer serializer = serializer(Map.of());
    private final RegistryAvroDeserializer deserializer = deserializer("true");

    @Test
    void isAZeroByteTheSchemasIdAndAvroBinary() throws IOException {
        Filing filing = AvroSerdesTest.filing();
        byte[] bytes = serializer.serialize(TOPIC, filing);
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        assertThat(frame.get()).isZero();
        assertThat(frame.getInt()).isEqualTo(registry.idOf(TOPIC + "-value", Filing.getClassSchema()));
        ByteBuffer singleObject = Filing.getEncoder().encode(filing);
        assertThat(frame).isEqualTo(singleObject.position(10));
    }

    @Test
    void readsGenericRecordsUnlessToldOtherwise() {
        byte[] bytes = serializer.serialize(TOPIC, AvroSerdesTest.filing());
        assertThat(deserializer("false").deserialize(TOPIC, bytes))
                .isInstanceOfSatisfying(GenericRecord.class, record -> assertThat(record.get("office"))
                        .hasToString("US"));
    }

    @Test
    void readsARecordThatWasWrittenWithAnOlderSchema() throws IOException {
        Schema older = SchemaBuilder.record("Filing")
                .namespace("org.filingmonitor.event")
                .fields()
                .requiredString("retired")
                .requiredString("office")
                .requiredString("id")
                .requiredLong("firstSeenAt")
                .endRecord();
        GenericRecord record = new GenericData.Record(older);
        record.put("retired", "x");
        record.put("office", "US");
        record.put("id", "US-19017071");
        record.put("firstSeenAt", 0L);
        Object read = deserializer.deserialize(TOPIC, frame(registry.register("older-value", older), older, record));
        assertThat(read).isInstanceOfSatisfying(Filing.class, filing -> {
            assertThat(filing.getId()).isEqualTo("US-19017071");
            assertThat(filing.getOffice()).isEqualTo("US");
            assertThat(filing.getStatus()).isEqualTo(FilingStatus.PENDING);
            assertThat(filing.getOwners()).isEmpty();
        });
    }

    @Test
    void readsAStatusThatIsNewerThanItsSchemaAsUnknown() throws IOException {
        Schema newer = new Schema.Parser()
                .parse(Filing.getClassSchema().toString().replace("\"WITHDRAWN\"]", "\"WITHDRAWN\",\"REVIVED\"]"));
        GenericRecord record = new GenericData.Record(newer);
        newer.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> record.put(field.name(), new GenericData().getDefaultValue(field)));
        record.put("id", "US-1");
        record.put("office", "US");
        record.put("firstSeenAt", 0L);
        record.put("status", new GenericData.EnumSymbol(newer.getField("status").schema(), "REVIVED"));
        Object read = deserializer.deserialize(TOPIC, frame(registry.register("newer-value", newer), newer, record));
        assertThat(read).extracting("status").isEqualTo(FilingStatus.UNKNOWN);
    }

    @Test
    void namesAClassThatIsNotThere() throws IOException {
        Schema alien = SchemaBuilder.record("org.example.Alien").fields().endRecord();
        byte[] bytes = frame(registry.register("alien-value", alien), alien, new GenericData.Record(alien));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .withMessageContaining("there is no generated class org.example.Alien");
    }

    @Test
    void refusesToWriteWhatIsNotAvroOrNotComplete() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(TOPIC, 1L))
                .withMessage("java.lang.Long is neither an Avro record nor a string; it cannot be written as Avro");
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("ipc-titles.v1", new IpcTitle()))
                .withMessageStartingWith(
                        "a record for ipc-titles.v1 does not fit its schema org.filingmonitor.event.IpcTitle");
    }

    @Test
    void registersNothingWhenToldNotTo() {
        RegistryAvroSerializer lookingUp = serializer(Map.of("auto.register.schemas", "false"));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> lookingUp.serialize("unregistered.v1", "key"))
                .withMessageContaining("unregistered.v1-value");
        assertThat(registry.versions("unregistered.v1-value")).isEmpty();
        int id = registry.register("unregistered.v1-value", Schema.create(Schema.Type.STRING));
        assertThat(ByteBuffer.wrap(lookingUp.serialize("unregistered.v1", "key"))
                        .getInt(1))
                .isEqualTo(id);
    }

    @Test
    void writesUnderTheNewestSchemaWhenToldSo() {
        Schema newest = SchemaBuilder.record("IpcTitle")
                .namespace("org.filingmonitor.event")
                .fields()
                .optionalString("language")
                .requiredString("title")
                .endRecord();
        int id = registry.register("newest.v1-value", newest);
        byte[] bytes = serializer(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))
                .serialize("newest.v1", new IpcTitle("Wheels"));
        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
        assertThat(deserializer("false").deserialize("newest.v1", bytes))
                .hasToString("{\"language\": null, \"title\": \"Wheels\"}");
        assertThat(deserializer.deserialize("newest.v1", bytes)).isEqualTo(new IpcTitle("Wheels"));
    }

    @Test
    void servesSeveralThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> tasks = IntStream.range(0, 500)
                    .<Callable<Object>>mapToObj(i -> () -> roundTrip("US-" + i))
                    .toList();
            List<Future<Object>> read = threads.invokeAll(tasks);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).get()).extracting("id").isEqualTo("US-" + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Object roundTrip(String id) {
        Filing filing = AvroSerdesTest.filing();
        filing.setId(id);
        return deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, filing));
    }

    private static RegistryAvroSerializer serializer(Map<String, String> keys) {
        Map<String, String> config = new HashMap<>(Map.of("schema.registry.url", URL));
        config.putAll(keys);
        RegistryAvroSerializer serializer = new RegistryAvroSerializer();
        serializer.configure(config, false);
        return serializer;
    }

    private static RegistryAvroDeserializer deserializer(String specific) {
        RegistryAvroDeserializer deserializer = new RegistryAvroDeserializer();
        deserializer.configure(Map.of("schema.registry.url", URL, "specific.avro.reader", specific), false);
        return deserializer;
    }

    private static byte[] frame(int id, Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema, new GenericData()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}

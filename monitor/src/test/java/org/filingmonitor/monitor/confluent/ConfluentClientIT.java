package org.filingmonitor.monitor.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.event.Owner;
import org.filingmonitor.monitor.local.Elsewhere;
import org.filingmonitor.registry.Compatibility;
import org.filingmonitor.registry.RegistryException;
import org.filingmonitor.registry.SchemaRegistry;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's own registry client and ours, on one real registry: what either writes, the other understands. */
class ConfluentClientIT {

    private static final Schema FIRST =
            SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    private static final Schema WIDER = SchemaBuilder.record("R")
            .fields()
            .requiredString("a")
            .optionalString("b")
            .endRecord();
    private static final Schema ALIEN =
            SchemaBuilder.record("R").fields().requiredInt("n").endRecord();

    private static Elsewhere elsewhere;

    private final String subject = UUID.randomUUID() + "-value";
    private SchemaRegistry ours;
    private CachedSchemaRegistryClient theirs;

    @BeforeAll
    static void startRegistry(@TempDir Path directory) throws Exception {
        elsewhere = new Elsewhere(directory);
        elsewhere.startRegistry();
    }

    @AfterAll
    static void stopRegistry() throws InterruptedException {
        elsewhere.close();
    }

    @BeforeEach
    void connect() {
        ours = SchemaRegistry.of(keys());
        theirs = new CachedSchemaRegistryClient(elsewhere.registryUrl(), 100);
    }

    private static Map<String, String> keys() {
        return Map.of("schema.registry.url", elsewhere.registryUrl());
    }

    @Test
    void confluentsClientReadsWhatWeWrite() throws Exception {
        FilingObservation written = FilingObservation.newBuilder()
                .setId("US-19017071")
                .setOffice("US")
                .setFiled(LocalDate.of(2025, 1, 10))
                .setTitle("Federated learning")
                .setOwners(List.of(new Owner("Acme", "US")))
                .setRevision(Instant.parse("2025-07-17T00:00:00Z"))
                .setFeed("test")
                .build();

        GenericRecord read = read(serialized(Topics.FILINGS, written));

        assertThat(read.get("id")).hasToString("US-19017071");
        assertThat(read.get("title")).hasToString("Federated learning");
        assertThat(read.get("filed")).isEqualTo((int) LocalDate.of(2025, 1, 10).toEpochDay());
        assertThat(read.get("owners")).hasToString("[{\"name\": \"Acme\", \"country\": \"US\"}]");
    }

    @Test
    void weReadWhatIsWrittenUnderASchemaThatConfluentsClientRegistered() throws Exception {
        String schema = "{\"type\":\"record\",\"name\":\"IpcTitle\",\"namespace\":\"org.filingmonitor.event\","
                + "\"fields\":[{\"name\":\"title\",\"type\":\"string\"},"
                + "{\"name\":\"added\",\"type\":\"int\",\"default\":0}]}";
        int id = theirs.register(subject, new AvroSchema(schema));
        GenericRecord record = new GenericData.Record(new Schema.Parser().parse(schema));
        record.put("title", "Payment");
        record.put("added", 7);

        IpcTitle read = AvroSerdes.of(keys())
                .value(Topics.IPC_TITLES)
                .deserializer()
                .deserialize(Topics.IPC_TITLES.name(), framed(id, record));

        assertThat(read.getTitle()).isEqualTo("Payment");
    }

    @Test
    void bothFindTheSchemasOfTheOtherUnderOneId() throws Exception {
        int first = theirs.register(subject, new AvroSchema(FIRST.toString()));
        assertThat(ours.idOf(subject, FIRST)).isEqualTo(first);
        assertThat(ours.register(subject, FIRST)).isEqualTo(first);
        assertThat(ours.byId(first)).isEqualTo(FIRST);

        int second = ours.register(subject, WIDER);
        assertThat(theirs.getId(subject, new AvroSchema(WIDER.toString()))).isEqualTo(second);
        assertThat(theirs.register(subject, new AvroSchema(WIDER.toString()))).isEqualTo(second);
        assertThat(theirs.getSchemaById(second).canonicalString())
                .isEqualTo(new AvroSchema(WIDER.toString()).canonicalString());
        assertThat(theirs.getAllVersions(subject)).isEqualTo(ours.versions(subject));
    }

    @Test
    void everySchemaOfOursIsFoundByConfluentsClient() throws Exception {
        for (Topic<?, ?> topic : Topics.all()) {
            String here = topic.name() + "-" + subject;
            int id = ours.register(here, topic.valueSchema());
            AvroSchema registered = (AvroSchema) theirs.getSchemaById(id);
            assertThat(theirs.getId(here, registered)).as(topic.name()).isEqualTo(id);
        }
    }

    @Test
    void bothAreRefusedASchemaThatBreaksReaders() throws Exception {
        ours.register(subject, FIRST);
        ours.setCompatibility(subject, Compatibility.FULL_TRANSITIVE);
        assertThat(theirs.getCompatibility(subject)).isEqualTo("FULL_TRANSITIVE");

        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> theirs.register(subject, new AvroSchema(ALIEN.toString())))
                .satisfies(refusal -> assertThat(refusal.getStatus()).isEqualTo(409));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> ours.register(subject, ALIEN))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    private static <V> byte[] serialized(Topic<?, V> topic, V value) {
        return AvroSerdes.of(keys()).value(topic).serializer().serialize(topic.name(), value);
    }

    /** Reads as a program that knows Confluent's client and Avro, and nothing of ours. */
    private GenericRecord read(byte[] bytes) throws IOException, RestClientException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).isZero();
        Schema schema =
                new Schema.Parser().parse(theirs.getSchemaById(buffer.getInt()).canonicalString());
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        GenericRecord read =
                new GenericDatumReader<GenericRecord>(schema, schema, new GenericData()).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        return read;
    }

    private static byte[] framed(int id, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}

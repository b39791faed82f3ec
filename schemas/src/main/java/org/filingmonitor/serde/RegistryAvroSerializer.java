package org.filingmonitor.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.registry.AvroSchemas;
import org.filingmonitor.registry.RegistryConfig;
import org.filingmonitor.registry.SchemaRegistry;
import org.filingmonitor.registry.Subjects;

/**
 * Writes Avro records, generated or generic, and strings in Confluent's wire format: a zero byte, the schema's id in the
 * registry as four bytes, Avro binary. The subject is {@code TOPIC-key} or {@code TOPIC-value}. Configured by Confluent's
 * keys, see {@link RegistryConfig}. Safe for use by several threads.
 */
public final class RegistryAvroSerializer implements Serializer<Object> {

    static {
        GeneratedRecords.enable();
    }

    static final byte MAGIC = 0;
    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    private final Map<Target, Prepared> prepared = new ConcurrentHashMap<>();
    private static final ThreadLocal<BinaryEncoder> ENCODERS = new ThreadLocal<>();
    private RegistryConfig config;
    private SchemaRegistry registry;
    private boolean isKey;

    /** A topic and the schema of a record for it. */
    private record Target(String topic, Schema schema) {}

    /** What is known once the registry has been asked. */
    private record Prepared(int id, DatumWriter<Object> writer) {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.config = RegistryConfig.of(configs);
        this.registry = SchemaRegistry.of(config);
        this.isKey = isKey;
    }

    @Override
    public byte[] serialize(String topic, Object data) {
        if (data == null) {
            return null;
        }
        Schema schema = schemaOf(data);
        Prepared target = prepare(new Target(topic, schema), data);
        try {
            return write(target, data);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record for " + topic + " does not fit its schema " + schema.getFullName() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static Schema schemaOf(Object data) {
        if (data instanceof GenericContainer record) {
            return record.getSchema();
        }
        if (data instanceof CharSequence) {
            return STRING;
        }
        throw new SerializationException(
                data.getClass().getName() + " is neither an Avro record nor a string; it cannot be written as Avro");
    }

    /** No lock is held while the registry is asked: two threads may both ask at first, and get the same answer. */
    private Prepared prepare(Target target, Object data) {
        Prepared known = prepared.get(target);
        if (known == null) {
            known = ask(target, data);
            prepared.put(target, known);
        }
        return known;
    }

    private Prepared ask(Target target, Object data) {
        String subject = Subjects.of(target.topic, isKey);
        DatumWriter<Object> writer =
                data instanceof SpecificRecord ? generated(target.schema) : new GenericDatumWriter<>(target.schema);
        if (config.useLatestVersion()) {
            SchemaRegistry.Registered latest = registry.latest(subject);
            boolean same = latest.schema().equals(AvroSchemas.withoutJavaString(target.schema));
            return new Prepared(
                    latest.id(), same ? writer : new ConvertingWriter(target.schema, writer, latest.schema()));
        }
        int id = config.autoRegister()
                ? registry.register(subject, target.schema)
                : registry.idOf(subject, target.schema);
        return new Prepared(id, writer);
    }

    private static DatumWriter<Object> generated(Schema schema) {
        SpecificData model = SpecificData.getForSchema(schema);
        model.setCustomCoders(true); // generated code writes the records that it can, without reflection
        return new SpecificDatumWriter<>(schema, model);
    }

    private byte[] write(Prepared target, Object data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.write(MAGIC);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(target.id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
        ENCODERS.set(encoder);
        target.writer.write(data, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}

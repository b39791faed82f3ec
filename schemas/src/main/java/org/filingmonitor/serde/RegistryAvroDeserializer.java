package org.filingmonitor.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.registry.RegistryConfig;
import org.filingmonitor.registry.RegistryException;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.registry.SchemaRegistry;

/**
 * Reads Confluent's wire format: a zero byte, a schema id as four bytes, Avro binary. With {@code
 * specific.avro.reader=true} a record becomes the generated class of its name, read through that class's own schema; else
 * it becomes a generic record. An Avro string becomes a String. Configured by Confluent's keys, see {@link
 * RegistryConfig}. Safe for use by several threads.
 *
 * <p>Bytes that are no such record throw a {@link SerializationException}; a registry that does not answer throws {@link
 * RegistryUnavailableException}, since then nothing is known about the bytes.
 */
public final class RegistryAvroDeserializer implements Deserializer<Object> {

    static {
        GeneratedRecords.enable();
    }

    private static final int HEADER = 1 + Integer.BYTES;

    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();
    private static final ThreadLocal<BinaryDecoder> DECODERS = new ThreadLocal<>();
    private RegistryConfig config;
    private SchemaRegistry registry;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.config = RegistryConfig.of(configs);
        this.registry = SchemaRegistry.of(config);
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
        if (data == null) {
            return null;
        }
        if (data.length < HEADER || data[0] != RegistryAvroSerializer.MAGIC) {
            throw new SerializationException(
                    "a record of " + topic
                            + " is not in Confluent's wire format: it should begin with a zero byte and a schema id of four bytes");
        }
        int id = ByteBuffer.wrap(data, 1, Integer.BYTES).getInt();
        DatumReader<Object> reader = reader(topic, id);
        try {
            return read(reader, data);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record of " + topic + " is damaged: its bytes do not fit schema " + id + ": " + e, e);
        }
    }

    private Object read(DatumReader<Object> reader, byte[] data) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(data, HEADER, data.length - HEADER, DECODERS.get());
        DECODERS.set(decoder);
        Object read = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new AvroRuntimeException("bytes are left over");
        }
        return read instanceof CharSequence string ? string.toString() : read;
    }

    /** No lock is held while the registry is asked: two threads may both ask at first, and get the same answer. */
    private DatumReader<Object> reader(String topic, int id) {
        DatumReader<Object> known = readers.get(id);
        if (known == null) {
            known = reader(written(topic, id));
            readers.put(id, known);
        }
        return known;
    }

    private Schema written(String topic, int id) {
        try {
            return registry.byId(id);
        } catch (RegistryException e) {
            if (e.isNotFound()) {
                throw new SerializationException(
                        "a record of " + topic + " names schema " + id + ", which the registry does not have", e);
            }
            throw new RegistryUnavailableException("no schema can be read: " + e.getMessage(), e);
        }
    }

    private DatumReader<Object> reader(Schema written) {
        if (config.specificReader() && isNamed(written)) {
            Class<?> type = SpecificData.get().getClass(written);
            if (type == null) {
                throw new SerializationException("there is no generated class " + written.getFullName()
                        + "; set specific.avro.reader=false to read generic records");
            }
            SpecificData model = SpecificData.getForClass(type);
            model.setFastReaderEnabled(true);
            return new SpecificDatumReader<>(written, model.getSchema(type), model);
        }
        GenericData model = new GenericData();
        model.setFastReaderEnabled(true);
        return new GenericDatumReader<>(written, written, model);
    }

    private static boolean isNamed(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
    }
}

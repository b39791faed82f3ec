package org.filingmonitor.streams.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.event.GeneratedRecords;

/**
 * Writes what stays inside the application, its stores and repartition topics, in Avro's single-object encoding: the
 * schema's fingerprint and the record, without a registry. The fingerprint tells what another version of the application
 * wrote from what is not its own.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro specification</a>
 */
public record SingleObjectSerde<T>(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder)
        implements Serde<T> {

    /** Returns the serde of a generated class. */
    public static <T extends SpecificRecord> SingleObjectSerde<T> of(Class<T> type) {
        GeneratedRecords.enable();
        SpecificData model = SpecificData.getForClass(type);
        model.setFastReaderEnabled(true);
        model.setCustomCoders(true); // generated code writes the records that it can, without reflection
        Schema schema = model.getSchema(type);
        // The encoder lends its buffer, which is copied at once.
        return new SingleObjectSerde<>(
                new BinaryMessageEncoder<>(model, schema, false), new BinaryMessageDecoder<>(model, schema));
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : bytes(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : value(topic, bytes);
    }

    private byte[] bytes(T value) {
        try {
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private T value(String topic, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnreadableStateException(
                    "A record of " + topic + " was written by a version of the application that this one does not know",
                    true,
                    e);
        } catch (IOException | AvroRuntimeException e) {
            throw new UnreadableStateException("Cannot read a record of " + topic + ": " + e.getMessage(), false, e);
        }
    }
}

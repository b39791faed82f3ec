package org.filingmonitor.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records of one schema under another one. The records go through Avro's own resolution, since a datum writer that
 * is handed a foreign schema takes fields by their position and so mixes them up.
 */
final class ConvertingWriter implements DatumWriter<Object> {

    private final DatumWriter<Object> own;
    private final GenericDatumReader<Object> converter;
    private final GenericDatumWriter<Object> written;

    ConvertingWriter(Schema ownSchema, DatumWriter<Object> own, Schema wanted) {
        this.own = own;
        this.converter = new GenericDatumReader<>(ownSchema, wanted);
        this.written = new GenericDatumWriter<>(wanted);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("both schemas are given at construction");
    }

    @Override
    public void write(Object datum, Encoder out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        own.write(datum, encoder);
        encoder.flush();
        written.write(converter.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null)), out);
    }
}

package org.filingmonitor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Schemas as text, between the classes at hand and a registry. */
public final class AvroSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AvroSchemas() {}

    /** Reads a registered schema. Names and defaults that Avro would not accept today were accepted by other writers. */
    static Schema parse(String json) {
        return new Schema.Parser(NameValidator.NO_VALIDATION)
                .setValidateDefaults(false)
                .parse(json);
    }

    /** Returns a schema without {@code avro.java.string}, which is about this program's classes and not about the data. */
    public static Schema withoutJavaString(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            strip(tree);
            return parse(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(GenericData.STRING_PROP);
        }
        node.forEach(AvroSchemas::strip);
    }
}

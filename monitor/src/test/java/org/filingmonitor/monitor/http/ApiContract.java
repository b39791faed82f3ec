package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds answers to what the description of the API says of them; a field that it does not know is a fault too. */
public final class ApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final JsonNode closed;

    /** Reads a description. */
    public ApiContract(JsonNode document) {
        this.document = document;
        this.closed = document.path("components").deepCopy();
        closed.path("schemas").forEach(ApiContract::closeWithin);
    }

    /** Returns what the document breaks of OpenAPI 3.1's own schema, and of that of JSON Schema. */
    List<String> faults() throws IOException {
        try (InputStream schema = ApiContract.class.getResourceAsStream("/openapi-3.1-schema.json")) {
            JsonNode metaSchema =
                    JSON.createObjectNode().put("$ref", SpecificationVersion.DRAFT_2020_12.getDialectId());
            return Stream.concat(
                            faults(JSON.readTree(schema), document),
                            document.at("/components/schemas").valueStream().flatMap(one -> faults(metaSchema, one)))
                    .toList();
        }
    }

    /** Returns the operations by id, each as method and path. */
    public Map<String, String> operations() {
        Map<String, String> operations = new TreeMap<>();
        document.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> operations.put(
                        path.getValue().path(method).path("operationId").asText(),
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Asserts that an answer is one that an operation gives. */
    public void assertDescribed(String operationId, HttpResponse<String> answer) throws IOException {
        String[] operation = operations().get(operationId).split(" ", 2);
        JsonNode responses = document.path("paths")
                .path(operation[1])
                .path(operation[0].toLowerCase(Locale.ROOT))
                .path("responses");
        String status = String.valueOf(answer.statusCode());
        JsonNode response = resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
        String type = answer.headers()
                .firstValue("Content-Type")
                .map(text -> text.replaceFirst(" *;.*", ""))
                .orElse("");
        assertThat(response.isMissingNode())
                .as("%s answers %s: %s", operationId, status, answer.body())
                .isFalse();
        if (!response.has("content")) {
            assertThat(answer.body()).as(operationId).isEmpty();
            return;
        }
        assertThat(response.path("content").has(type))
                .as("%s answers %s as %s", operationId, status, type)
                .isTrue();
        if (type.endsWith("json")) {
            JsonNode schema = response.path("content").path(type).path("schema");
            assertThat(faults(complete(schema), JSON.readTree(answer.body())))
                    .as("%s: %s", operationId, answer.body())
                    .isEmpty();
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private JsonNode complete(JsonNode schema) {
        ObjectNode complete = schema.deepCopy();
        closeWithin(complete);
        close(complete);
        complete.set("components", closed);
        return complete;
    }

    private static void closeWithin(JsonNode schema) {
        schema.path("properties").forEach(ApiContract::closeAll);
        Stream.of("items", "additionalProperties").map(schema::path).forEach(ApiContract::closeAll);
        schema.path("anyOf").forEach(ApiContract::closeAll);
    }

    private static void closeAll(JsonNode schema) {
        if (schema.isObject()) {
            closeWithin(schema);
            close(schema);
        }
    }

    private static void close(JsonNode schema) {
        boolean describesFields = Stream.of("$ref", "allOf", "properties").anyMatch(schema::has);
        if (describesFields && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("unevaluatedProperties", false);
        }
    }

    private static Stream<String> faults(JsonNode schema, JsonNode instance) {
        return SCHEMAS.getSchema(schema).validate(instance).stream().map(Error::toString);
    }
}

package org.filingmonitor.monitor.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the whole API takes and answers, as OpenAPI 3.1 at {@code /openapi.json}. It is written in {@code openapi.yaml}. */
final class ApiDescription {

    private static final String FILE = "/openapi.yaml";

    private ApiDescription() {}

    /** Adds the route. */
    static void routes(RoutesConfig routes) {
        String json = read().toString();
        routes.get("/openapi.json", request -> request.contentType("application/json")
                .result(json));
    }

    /** Returns the document. */
    static JsonNode read() {
        try (InputStream yaml = ApiDescription.class.getResourceAsStream(FILE)) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

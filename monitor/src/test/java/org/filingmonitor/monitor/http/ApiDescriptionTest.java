package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.filingmonitor.alerts.AlertsApp;
import org.filingmonitor.alerts.AlertsConfig;
import org.filingmonitor.producer.ProducerApp;
import org.filingmonitor.producer.ProducerConfig;
import org.filingmonitor.streams.StreamsApp;
import org.filingmonitor.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDescriptionTest {

    private final JsonNode document = ApiDescription.read();
    private final ApiContract contract = new ApiContract(document);

    @Test
    void isOpenApi31() throws Exception {
        assertThat(contract.faults()).isEmpty();
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference).startsWith("#/"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void aFaultyDocumentIsSeenToBeOne() throws Exception {
        JsonNode faulty =
                new ObjectMapper().readTree(document.toString().replace("\"in\":\"path\"", "\"in\":\"nowhere\""));

        assertThat(new ApiContract(faulty).faults()).isNotEmpty();
    }

    @Test
    void namesEachOperationOnce() {
        List<String> ids = document.path("paths").findValuesAsText("operationId");

        assertThat(ids).doesNotHaveDuplicates().hasSize(contract.operations().size());
    }

    /** The applications need no Kafka to have their routes. */
    @Test
    void describesTheRoutesThatThereAreAndNoOthers(@TempDir Path directory) throws Exception {
        Map<String, String> nowhere =
                Map.of("bootstrap.servers", "127.0.0.1:" + freePort(), "schema.registry.url", "mock://description");
        try (ProducerApp producer =
                        ProducerApp.start(new ProducerConfig(nowhere, List.of(), List.of(), Clock.systemUTC()));
                StreamsApp streams =
                        StreamsApp.start(new StreamsConfig(nowhere, directory.resolve("streams"), "127.0.0.1:1"));
                AlertsApp alerts = AlertsApp.start(AlertsConfig.of(nowhere, directory.resolve("alerts")));
                Meters meters = new Meters()) {
            Set<String> routes = routes(Javalin.create(config -> {
                producer.routes(config.routes);
                streams.routes(config.routes);
                alerts.routes(config.routes);
                meters.routes(config.routes);
                Health.of(Map.of()).routes(config.routes);
                ApiDescription.routes(config.routes);
            }));

            assertThat(contract.operations().values()).containsExactlyInAnyOrderElementsOf(routes);
        }
    }

    /** The pages, and what they load, are no part of the API. */
    private static Set<String> routes(Javalin javalin) {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .filter(route -> route.method.isHttpMethod())
                .filter(route -> route.path.matches("/(api/.*|health/.*|metrics|openapi\\.json)"))
                .map(route -> route.method + " " + route.path)
                .collect(Collectors.toSet());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

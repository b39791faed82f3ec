package org.filingmonitor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Calls to a registry at several addresses. A round asks each address once, beginning with the one that answered last; a
 * failed connection, a status of 5xx and a 429 lead to the next. At most {@value #ROUNDS} rounds are made, {@value
 * #FIRST_DELAY_MILLIS} ms apart at first, twice as long each time, up to {@value #LONGEST_DELAY_MILLIS} ms, each delay a
 * fifth longer or shorter by chance. A connection may take 5 seconds, an answer 10.
 */
final class RegistryHttp {

    static final int ROUNDS = 6;
    static final long FIRST_DELAY_MILLIS = 200;
    static final long LONGEST_DELAY_MILLIS = 3_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String REGISTRY_JSON = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<RegistryNode> nodes;
    private final HttpClient client;
    private final RetryPolicy<JsonNode> retries;
    private final AtomicInteger answeredLast = new AtomicInteger();

    RegistryHttp(RegistryConfig config) {
        this(config, Duration.ofMillis(FIRST_DELAY_MILLIS), Duration.ofMillis(LONGEST_DELAY_MILLIS));
    }

    RegistryHttp(RegistryConfig config, Duration firstDelay, Duration longestDelay) {
        this.nodes = config.nodes();
        this.client = client(config);
        this.retries = RetryPolicy.<JsonNode>builder()
                .handle(RegistryUnavailableException.class)
                .withMaxAttempts(ROUNDS)
                .withBackoff(firstDelay, longestDelay)
                .withJitter(0.2)
                .build();
    }

    private static HttpClient client(RegistryConfig config) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        if (!config.tls().isEmpty()) {
            builder.sslContext(RegistryTls.context(config.tls()));
        }
        return builder.build();
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    /**
     * Calls the registry.
     *
     * @param body what to send, or null for nothing
     * @throws RegistryException if an address answers with a refusal
     * @throws RegistryUnavailableException if none answers in any round
     */
    JsonNode call(String method, String path, JsonNode body) {
        try {
            return Failsafe.with(retries).get(() -> round(method, path, body));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw new InterruptException("interrupted while asking the schema registry", interrupted);
            }
            throw e;
        }
    }

    /** Tells whether an address answers, be it with a refusal; makes one round. */
    boolean answers() {
        try {
            round("GET", "/schemas/types", null);
            return true;
        } catch (RegistryException refusal) {
            return true;
        } catch (RegistryUnavailableException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonNode round(String method, String path, JsonNode body) throws InterruptedException {
        int first = answeredLast.get();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int index = (first + i) % nodes.size();
            RegistryNode node = nodes.get(index);
            try {
                HttpResponse<String> response = client.send(request(node, method, path, body), BodyHandlers.ofString());
                if (response.statusCode() < 500 && response.statusCode() != TOO_MANY_REQUESTS) {
                    answeredLast.set(index);
                    return answer(method + " " + node.url() + path, response);
                }
                failures.add(node.url() + " answers with status " + response.statusCode());
            } catch (IOException e) {
                failures.add(node.url() + ": " + e);
            }
        }
        throw new RegistryUnavailableException("no schema registry answers: " + String.join("; ", failures));
    }

    private static HttpRequest request(RegistryNode node, String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", REGISTRY_JSON + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        node.authorization().ifPresent(value -> request.header("Authorization", value));
        if (body != null) {
            request.header("Content-Type", REGISTRY_JSON);
        }
        return request.build();
    }

    private static JsonNode answer(String asked, HttpResponse<String> response) {
        JsonNode json;
        try {
            json = JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            json = JSON.missingNode();
        }
        if (response.statusCode() / 100 != 2) {
            String reason = json.path("message").asText("it gives no reason");
            throw new RegistryException(
                    response.statusCode(), asked + " was refused with status " + response.statusCode() + ": " + reason);
        }
        if (!json.isContainerNode()) {
            throw new RegistryException(response.statusCode(), asked + " was answered with something other than JSON");
        }
        return json;
    }
}

package org.filingmonitor.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Confluent's REST API on loopback, over a registry in memory, that can be told to answer otherwise; the tests of other
 * modules use it too.
 */
public final class LoopbackRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryRegistry registry = new InMemoryRegistry("loopback");
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final String scheme;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Deque<Answer> scripted = new ConcurrentLinkedDeque<>();
    private volatile Optional<String> demandedAuthorization = Optional.empty();

    private record Answer(int status, String body) {}

    /** Starts a registry that holds nothing. */
    public LoopbackRegistry() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    LoopbackRegistry(SSLContext tls) throws IOException {
        this(https(tls), "https");
    }

    private LoopbackRegistry(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/api/", this::handle);
        server.start();
    }

    private static HttpServer https(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    /** Returns the address that clients are given. */
    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort() + "/api";
    }

    /** Returns the calls so far, {@code GET /schemas/ids/1}. */
    List<String> calls() {
        return calls;
    }

    /** The next call that has no answer yet is answered so. */
    void answerNext(int status, String body) {
        scripted.add(new Answer(status, body));
    }

    void demandAuthorization(String header) {
        demandedAuthorization = Optional.of(header);
    }

    private void handle(HttpExchange exchange) {
        String path = exchange.getRequestURI().toString().substring("/api".length());
        calls.add(exchange.getRequestMethod() + " " + path);
        try (exchange) {
            Answer answer = Optional.ofNullable(scripted.poll()).orElse(null);
            if (answer == null) {
                answer = isAuthorized(exchange)
                        ? answer(exchange.getRequestMethod(), path, exchange)
                        : refusal(401, "Unauthorized");
            }
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        return demandedAuthorization
                .map(header -> header.equals(exchange.getRequestHeaders().getFirst("Authorization")))
                .orElse(true);
    }

    private Answer answer(String method, String path, HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        try {
            return new Answer(
                    200,
                    result(method, path.replaceFirst("\\?.*", "").substring(1).split("/", -1), body));
        } catch (RegistryException e) {
            return refusal(e.status(), e.getMessage());
        }
    }

    private static Answer refusal(int status, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("error_code", status * 100 + 1);
        return new Answer(status, json.put("message", message).toString());
    }

    private String result(String method, String[] path, JsonNode body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String what = method + " " + path[0] + "/" + path.length;
        switch (what) {
            case "POST subjects/3" -> json.put("id", registry.register(path[1], AvroSchemas.parse(schema(body))));
            case "POST subjects/2" -> json.put("id", registry.idOf(path[1], AvroSchemas.parse(schema(body))));
            case "GET schemas/3" ->
                json.put("schema", registry.byId(Integer.parseInt(path[2])).toString());
            case "GET subjects/4" -> {
                SchemaRegistry.Registered latest = registry.latest(path[1]);
                json.put("id", latest.id()).put("schema", latest.schema().toString());
            }
            case "GET subjects/3" -> {
                return registry.versions(path[1]).toString();
            }
            case "GET config/2" ->
                json.put("compatibilityLevel", registry.compatibility(path[1]).name());
            case "PUT config/2" -> registry.setCompatibility(path[1], level(body));
            case "PUT config/1" -> registry.setCompatibility(level(body));
            default -> throw new RegistryException(404, "HTTP 404 Not Found");
        }
        return json.toString();
    }

    private static String schema(JsonNode body) {
        return body.required("schema").textValue();
    }

    private static Compatibility level(JsonNode body) {
        return Compatibility.valueOf(body.required("compatibility").textValue());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

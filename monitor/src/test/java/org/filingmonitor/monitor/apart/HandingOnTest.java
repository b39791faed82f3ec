package org.filingmonitor.monitor.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.filingmonitor.monitor.http.HttpServer;
import org.filingmonitor.monitor.http.ServerConfig;
import org.filingmonitor.monitor.http.Tokens;
import org.filingmonitor.streams.query.PeerAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three servers: what one of them is asked, the other two answer. All ask for the same tokens. */
class HandingOnTest {

    private static final String TOKEN = "writer-token-0123";
    private static final String LONG = "filing ".repeat(100_000);

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final HttpServer producer = serve(Tokens.of(Optional.empty(), Optional.of(TOKEN)), HandingOnTest::producer);
    private final HttpServer alerts = serve(Tokens.of(Optional.empty(), Optional.of(TOKEN)), this::alerts);
    private final HttpServer front = serve(Tokens.of(Optional.empty(), Optional.of(TOKEN)), routes -> {
        new HandingOn(address(producer), HandingOn.OF_PRODUCER, Optional.empty()).routes(routes);
        new HandingOn(address(alerts), HandingOn.OF_ALERTS, Optional.empty()).routes(routes);
        routes.get("/api/v1/counts", request -> request.json(Map.of("counts", true)));
    });
    private final HttpClient http = HttpClient.newHttpClient();

    private static void producer(RoutesConfig routes) {
        routes.get("/api/v1/feeds", request -> request.json(Map.of("feeds", List.of())));
        routes.post("/api/v1/ingest", request -> request.contentType("application/x-ndjson")
                .result(request.queryParam("name") + " "
                        + request.bodyInputStream().readAllBytes().length));
    }

    private void alerts(RoutesConfig routes) {
        routes.get("/api/v1/filings", request -> request.result(LONG));
        routes.get("/api/v1/filings/{id}", request -> {
            throw new BadRequestResponse("no " + request.pathParam("id"));
        });
        routes.post("/api/v1/watchlists", request -> request.status(201)
                .header("Location", "/api/v1/watchlists/w")
                .json(Map.of("id", "w")));
        routes.delete("/api/v1/watchlists/{id}", request -> request.status(204));
        routes.get("/api/v1/watchlists", HandingOnTest::breakOff);
        routes.sse("/api/v1/alerts/stream", client -> {
            client.sendEvent("alert", client.ctx().header("Last-Event-ID"));
            ended.join();
        });
    }

    private static void breakOff(Context request) throws IOException {
        request.outputStream().write(LONG.getBytes(StandardCharsets.US_ASCII));
        request.outputStream().flush();
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static HttpServer serve(Tokens tokens, Consumer<RoutesConfig> routes) {
        return HttpServer.start(new ServerConfig("127.0.0.1", 0, tokens, Optional.empty()), List.of(routes));
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        ended.complete(null);
        front.close();
        producer.close();
        alerts.close();
    }

    @Test
    void oneAddressAnswersForAll() throws Exception {
        assertThat(send("GET", "/api/v1/counts").body()).isEqualTo("{\"counts\":true}");
        assertThat(send("GET", "/api/v1/feeds").body()).isEqualTo("{\"feeds\":[]}");
        assertThat(send("GET", "/api/v1/filings").body()).isEqualTo(LONG);
        assertThat(send("DELETE", "/api/v1/watchlists/w").statusCode()).isEqualTo(204);
        HttpResponse<String> made = send("POST", "/api/v1/watchlists");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/watchlists/w");
    }

    @Test
    void passesFilesOnWithAndWithoutAKnownLength() throws Exception {
        byte[] file = LONG.getBytes(StandardCharsets.US_ASCII);
        String answer = "week 17.xml " + file.length;

        assertThat(ingest(BodyPublishers.ofByteArray(file))).isEqualTo(answer);
        assertThat(ingest(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file))))
                .isEqualTo(answer);
    }

    private String ingest(BodyPublisher file) throws IOException, InterruptedException {
        return send(request("/api/v1/ingest?name=week%2017.xml").POST(file)).body();
    }

    @Test
    void passesRefusalsAndTagsOn() throws Exception {
        HttpResponse<String> refused = send("GET", "/api/v1/filings/US-1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(refused.body()).path("detail").asText())
                .isEqualTo("no US-1");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));

        String tag = send("GET", "/api/v1/feeds").headers().firstValue("ETag").orElseThrow();
        assertThat(send(request("/api/v1/feeds").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }

    /** Java's own client sends no such query, but others do. */
    @Test
    void handsOnWhatReadersDidNotEscape() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
            String request = "GET /api/v1/feeds?q=\"x^y|z\" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + TOKEN + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream()).asString(StandardCharsets.UTF_8).contains(" 200 ", "{\"feeds\":[]}");
        }
    }

    @Test
    void passesEventsOnAsTheyCome() throws Exception {
        HttpResponse<InputStream> events = http.send(
                request("/api/v1/alerts/stream")
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "1.2.3.4")
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = events.body()) {
            assertThat(events.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(new String(body.readNBytes(27), StandardCharsets.US_ASCII))
                    .isEqualTo("event: alert\ndata: 1.2.3.4\n");
        }
    }

    @Test
    void anAnswerThatBreaksOffNeverLooksWhole() {
        assertThatThrownBy(() -> send("GET", "/api/v1/watchlists")).isInstanceOf(IOException.class);
    }

    @Test
    void letsNobodyInWhoShowsNoTokenAndPassesOnTheOneThatIsShown() throws Exception {
        HttpRequest without =
                HttpRequest.newBuilder(address(front).resolve("/api/v1/feeds")).build();

        assertThat(http.send(without, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(address(front).resolve("/api/v1/feeds"))
                                .header("Cookie", "filing-monitor-token=" + TOKEN))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void handsNothingOnTwice() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/feeds").header(PeerAccess.HANDED_ON, "another:8080"));

        assertThat(answer.statusCode()).isEqualTo(508);
        assertThat(answer.body())
                .contains("handed on already", address(producer).toString());
    }

    @Test
    void saysSoWhileTheOtherIsAway() throws Exception {
        producer.close();

        HttpResponse<String> answer = send("GET", "/api/v1/feeds");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(front).resolve(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.filingmonitor.streams.query.PeerAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final String LONG = "filing ".repeat(1000);
    private static final CompletableFuture<Void> ENDED = new CompletableFuture<>();

    private final AtomicBoolean brokerUp = new AtomicBoolean(true);
    private final HttpServer server = HttpServer.start(
            ServerConfig.onLoopback(0),
            List.of(
                    HttpServerTest::refusals,
                    Health.of(Map.of("broker", brokerUp::get, "streams", () -> true))::routes));

    private static void refusals(RoutesConfig routes) {
        routes.get("/bad", request -> {
            throw new BadRequestResponse("scope must be 'all' or 'owner:NAME'");
        });
        routes.get("/busy", request -> {
            throw new ServiceUnavailableResponse("rebalancing");
        });
        routes.get("/bug", request -> {
            throw new IllegalStateException("secret");
        });
        routes.get("/api/v1/unsubscribe/{watchlist}/{token}", request -> request.result("unsubscribed"));
        routes.get("/api/v1/watchlists", request -> request.result("watchlists"));
        routes.get("/long", request -> request.json(Map.of("text", LONG)));
        routes.post("/written", request -> request.result(request.body()));
        routes.get("/export", request -> {
            request.contentType("application/x-ndjson");
            request.outputStream().write(LONG.getBytes(StandardCharsets.US_ASCII));
        });
        routes.sse("/events", client -> {
            client.sendEvent("alert", LONG);
            ENDED.join();
        });
        routes.get("/endless", request -> request.result(new EndlessStream()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersARefusalAsAProblemWithItsReason() throws Exception {
        HttpResponse<String> answer = get("/bad");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("title").asText()).isEqualTo("Bad Request");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).isEqualTo("scope must be 'all' or 'owner:NAME'");
    }

    @Test
    void tellsWhenToAskAgainWhileNotReady() throws Exception {
        HttpResponse<String> answer = get("/busy");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void cutsOffWhoeverStillReadsWhenItStops() throws Exception {
        HttpServer stopping = HttpServer.start(ServerConfig.onLoopback(0), List.of(HttpServerTest::refusals));
        URI endless = URI.create("http://127.0.0.1:" + stopping.port() + "/endless");
        try (InputStream answer = endless.toURL().openStream()) {
            assertThat(answer.read()).isZero();

            assertTimeout(Duration.ofSeconds(4), stopping::close);

            assertThatThrownBy(answer::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    /** Nothing but zeros, for ever. */
    private static final class EndlessStream extends InputStream {
        @Override
        public int read() {
            return 0;
        }
    }

    @Test
    void keepsTheCauseOfABugFromTheClient() throws Exception {
        HttpResponse<String> answer = get("/bug");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("IllegalState");
    }

    @Test
    void answersAnUnknownPathAsAProblem() throws Exception {
        HttpResponse<String> answer = get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(answer).path("detail").asText()).contains("/nowhere");
    }

    @Test
    void isReadyOnlyWhileEveryPartIs() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        brokerUp.set(false);

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).path("parts").path("broker").asBoolean(true)).isFalse();
        assertThat(json(answer).path("parts").path("streams").asBoolean()).isTrue();
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesRequestsThatAPageOfSomebodyElseSends() throws Exception {
        String own = "127.0.0.1:" + server.port();

        assertThat(status(own, "Origin: http://evil.example")).isEqualTo(403);
        assertThat(status(own, "Origin: null")).isEqualTo(403);
        assertThat(status("evil.example:" + server.port(), "Accept: */*")).isEqualTo(403);
        assertThat(status(own, "Origin: http://" + own)).isEqualTo(200);
        assertThat(status("localhost:" + server.port(), "Accept: */*")).isEqualTo(200);
    }

    /** However loopback is named; but what asks for tokens may be known by another name, as behind a proxy. */
    @Test
    void trustsOnlyWhoAsksForThisMachineUnlessATokenIsAskedFor() throws Exception {
        Tokens tokens = Tokens.of(Optional.empty(), Optional.of("writer-token-0123"));
        try (HttpServer named = HttpServer.start(
                        new ServerConfig("LocalHost", 0, Tokens.NONE, Optional.empty()),
                        List.of(HttpServerTest::refusals));
                HttpServer asking = HttpServer.start(
                        new ServerConfig("127.0.0.1", 0, tokens, Optional.empty()),
                        List.of(HttpServerTest::refusals))) {
            String line = "GET /dashboard/none";
            assertThat(status(named, line, "evil.example", "Accept: */*")).isEqualTo(403);
            assertThat(status(named, line, "LocalHost", "Accept: */*")).isEqualTo(404);
            assertThat(status(asking, line, "monitor.example.org", "Origin: https://monitor.example.org"))
                    .isEqualTo(404);
            assertThat(status(asking, line, "monitor.example.org", "Origin: https://evil.example"))
                    .isEqualTo(403);
        }
    }

    @Test
    void letsMailProgramsUseLinksThatHoldTheirOwnRight() throws Exception {
        String link = "GET /api/v1/unsubscribe/w/token";

        assertThat(status(link, "monitor.example.org", "Origin: null")).isEqualTo(200);
        assertThat(status(link, "127.0.0.1:" + server.port(), "Origin: http://mail.example"))
                .isEqualTo(200);
        assertThat(status("GET /api/v1/unsubscribe/../watchlists", "monitor.example.org", "Accept: */*"))
                .isNotEqualTo(200);
        assertThat(status("GET /api/v1/unsubscribe/w/..%2f..%2fbad", "monitor.example.org", "Accept: */*"))
                .isNotEqualTo(200);
    }

    @Test
    void compressesWhatIsLongForWhoTakesIt() throws Exception {
        for (String path : List.of("/long", "/export")) {
            HttpResponse<byte[]> packed = bytes(path, "Accept-Encoding", "gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())))
                    .asString(StandardCharsets.US_ASCII)
                    .contains(LONG);
            assertThat(packed.body()).hasSizeLessThan(LONG.length() / 10);
            assertThat(bytes(path, "Accept-Encoding", "identity").headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void sendsEventsAtOnceAndAsTheyAre() throws Exception {
        HttpResponse<InputStream> events = HttpClient.newHttpClient()
                .send(
                        request("/events", "Accept", "text/event-stream", "Accept-Encoding", "gzip"),
                        BodyHandlers.ofInputStream());
        try (InputStream body = events.body()) {
            assertThat(events.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(body.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("event: alert");
        } finally {
            ENDED.complete(null);
        }
    }

    @Test
    void takesNoBodyThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/written"))
                                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(2_000_000)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("status").asInt()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void sendsNoBodyToWhoHasItAndLetsNoOtherSiteRead() throws Exception {
        HttpResponse<byte[]> first = bytes("/long", "Accept", "*/*");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = bytes("/long", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(List.of(first, again, bytes("/bad", "Accept", "*/*")))
                .allSatisfy(answer -> assertThat(answer.headers().map().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")));
    }

    @Test
    void refusesWhoAsksTooOftenButAlwaysTellsItsHealth() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> http.sendAsync(request("/bad", "Accept", "Text/CSV"), BodyHandlers.ofString()))
                .limit(300)
                .toList();
        Map<Integer, List<HttpResponse<String>>> byStatus =
                answers.stream().map(CompletableFuture::join).collect(Collectors.groupingBy(HttpResponse::statusCode));

        assertThat(byStatus).containsOnlyKeys(400, 429);
        assertThat(byStatus.get(400)).hasSizeBetween(15, 250);
        HttpResponse<String> refused = byStatus.get(429).get(0);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(refused).path("status").asInt()).isEqualTo(429);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/bad").statusCode()).isEqualTo(400); // which is no export
        assertThat(bytes("/bad", "Accept", "text/csv", PeerAccess.HANDED_ON, "another:8080")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(path, headers), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .headers(headers)
                .build();
    }

    /** Sends what HTTP clients do not let programs send: any host. */
    private int status(String host, String header) throws IOException {
        return status("GET /health/live", host, header);
    }

    private int status(String line, String host, String header) throws IOException {
        return status(server, line, host, header);
    }

    private static int status(HttpServer server, String line, String host, String header) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = line + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}

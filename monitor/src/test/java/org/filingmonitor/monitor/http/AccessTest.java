package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.monitor.http.Tokens.Right;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String READ = "reader.token-0123";
    private static final String WRITE = "writer+token/0123==";

    private final HttpServer server = HttpServer.start(
            new ServerConfig("127.0.0.1", 0, Tokens.of(Optional.of(READ), Optional.of(WRITE)), Optional.empty()),
            List.of(
                    routes -> routes.get("/api/v1/feeds", request -> request.json(Map.of("feeds", List.of())))
                            .post("/api/v1/ingest", request -> request.json(Map.of()))
                            .post("/api/v1/unsubscribe/{watchlist}/{token}", request -> request.result("ended"))
                            .get("/trends", request -> request.html("page")),
                    Health.of(Map.of())::routes));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksWhoShowsNoTokenForOne() throws Exception {
        HttpResponse<String> answer = send("GET", "/api/v1/feeds", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm="));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .contains("Authorization: Bearer");
        assertThat(send("GET", "/metrics", "").statusCode()).isEqualTo(401);
        assertThat(send("POST", "/api/v1/ingest", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/nowhere", "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nobody's-token-0123", "Bearer ", "Bearer", "Basic cmVhZGVyLnRva2VuLTAxMjM=", READ})
    void refusesWhatIsNoTokenOfIts(String authorization) throws Exception {
        assertThat(send("GET", "/api/v1/feeds", "", "Authorization", authorization)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsReadersReadAndWritersDoAll() throws Exception {
        assertThat(send("GET", "/api/v1/feeds", "", "Authorization", "Bearer " + READ)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/v1/ingest", "", "Authorization", "bearer " + READ)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/v1/feeds", "", "Authorization", "Bearer " + WRITE)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/v1/ingest", "", "Authorization", "Bearer " + WRITE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsEverybodyItsHealth() throws Exception {
        assertThat(send("GET", "/health/live", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/health/ready", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/health/../api/v1/feeds", "").statusCode()).isNotEqualTo(200);
    }

    @Test
    void letsRecipientsOfMailUnsubscribeWithTheTokenOfTheirLink() throws Exception {
        assertThat(send("POST", "/api/v1/unsubscribe/w/token", "").body()).isEqualTo("ended");
        assertThat(send("POST", "/api/v1/unsubscribe/../ingest", "").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void givesABrowserACookieForATokenAndSendsItOn() throws Exception {
        HttpResponse<String> page = send("GET", "/trends?level=class", "", "Accept", "text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(location(page)).endsWith("/login?next=%2Ftrends%3Flevel%3Dclass");

        HttpResponse<String> form = send("GET", "/login?next=%2Ftrends%3Flevel%3Dclass", "");
        assertThat(form.body()).contains("value=\"/trends?level=class\"", "type=\"password\"");
        assertThat(form.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));

        HttpResponse<String> entered = login("reader.token-0123", "/trends?level=class");
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(location(entered)).endsWith("/trends?level=class").doesNotContain(READ);
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
        String pair = cookie.replaceFirst(";.*", "");
        assertThat(send("GET", "/trends", "", "Cookie", pair).body()).isEqualTo("page");
        assertThat(send("POST", "/api/v1/ingest", "", "Cookie", pair).statusCode())
                .isEqualTo(403);
        assertThat(pair(login(WRITE.replace("+", "%2B"), "/"))).satisfies(writers -> assertThat(
                        send("POST", "/api/v1/ingest", "", "Cookie", writers).statusCode())
                .isEqualTo(200));
    }

    @Test
    void behindAProxyThatEndsTlsTheCookieGoesOverTlsAlone() throws Exception {
        HttpResponse<String> entered = send(
                "POST",
                "/login",
                "token=" + READ,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://127.0.0.1:" + server.port());

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly"));
    }

    @Test
    void readersLogOutAtTheLogin() throws Exception {
        String pair = pair(login(READ, "/"));
        assertThat(send("GET", "/login", "").body()).doesNotContain("Log out");
        assertThat(send("GET", "/login", "", "Cookie", pair).body()).contains("action=\"/logout\"", "Log out");

        HttpResponse<String> left = send("POST", "/logout", "", "Cookie", pair);

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(location(left)).endsWith("/login");
        assertThat(left.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie)
                .contains(Login.COOKIE + "=", "01 Jan 1970")
                .doesNotContain(READ));
        assertThat(send("POST", "/logout", "", "Cookie", pair, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void sendsReadersOnToAnyQuery() throws Exception {
        String query = "/filings?q=title:(batter*)+AND+published:[2025+TO+*]&sort=relevance";

        assertThat(location(login(READ, query))).endsWith(query);
        assertThat(send("GET", "/login?next=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "")
                        .body())
                .contains("value=\"" + query.replace("&", "&amp;") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/\\evil.example", "https://evil.example", "\"><script>", ""})
    void sendsNobodyToAnotherServer(String next) throws Exception {
        HttpResponse<String> entered = login(READ, next);

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(URI.create(location(entered)).getPath()).isEqualTo("/");
    }

    @Test
    void keepsOutWhoGivesAnotherToken() throws Exception {
        HttpResponse<String> refused = login("something.else-0123", "/");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("no token of this monitor").doesNotContain("something.else-0123");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void oneTokenIsEnough() {
        Tokens readOnly = Tokens.of(Optional.of(READ), Optional.empty());
        Tokens writeOnly = Tokens.of(Optional.empty(), Optional.of(WRITE));

        assertThat(readOnly.right(READ)).hasValue(Right.READ);
        assertThat(readOnly.right("")).isEmpty();
        assertThat(writeOnly.right(WRITE)).hasValue(Right.WRITE);
        assertThat(writeOnly.right("")).isEmpty();
        assertThat(writeOnly.forReading()).hasValue(WRITE);
    }

    @Test
    void whoMayOnlyReadHasAnotherTokenThanWhoMayWrite() {
        assertThatThrownBy(() -> Tokens.of(Optional.of(READ), Optional.of(READ)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two different tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", "sixteen letters and blanks", "sixteen;letters;and;more"})
    void takesNoWeakToken(String weak) {
        assertThatThrownBy(() -> Tokens.of(Optional.of(weak), Optional.of(WRITE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 to 200 letters");
        assertThatThrownBy(() -> Tokens.of(Optional.empty(), Optional.of(weak)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> login(String token, String next) throws IOException, InterruptedException {
        String form = "token=" + token + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return send("POST", "/login", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String pair(HttpResponse<String> entered) {
        return entered.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

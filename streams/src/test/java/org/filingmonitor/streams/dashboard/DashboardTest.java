package org.filingmonitor.streams.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final Pattern LOADED =
            Pattern.compile("(?:from|src:|src=|href=|import\\() ?['\"]([./][^'\"#]*)['\"]");

    private final HttpClient http = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void serve() {
        server = Javalin.create(config -> Dashboard.routes(config.routes)).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyFileThatAPageLoadsIsThere() throws Exception {
        Set<String> files = new TreeSet<>();
        follow("/", files);
        assertThat(files)
                .contains("/dashboard/app.js", "/dashboard/style.css", "/dashboard/pages/trends.js")
                .contains("/webjars/chart.js/dist/chart.umd.js");
    }

    private void follow(String path, Set<String> files) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        if (path.startsWith("/webjars/")) {
            return;
        }
        Matcher loaded = LOADED.matcher(answer.body());
        while (loaded.find()) {
            String file = URI.create(path).resolve(loaded.group(1)).getPath();
            if (files.add(file)) {
                follow(file, files);
            }
        }
    }

    @Test
    void eachPageIsTheOneDocumentAndRunsNothingFromWithinIt() throws Exception {
        for (String page :
                List.of("/", "/owner?name=x", "/trends", "/filings?q=a", "/watchlists", "/alerts", "/feeds")) {
            HttpResponse<String> answer = get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.body())
                    .doesNotContain("<style", "javascript:", " onclick")
                    .contains("app.js");
        }
    }

    @Test
    void nothingElseOfTheClassPathIsServed() throws Exception {
        for (String path : List.of(
                "/dashboard/index.html",
                "/dashboard/none.js",
                "/dashboard/..%2Flogback.xml",
                "/dashboard/pages/..%2f..%2fapp.js",
                "/dashboard/pages/parts/app.js",
                "/dashboard/Dashboard.class",
                "/webjars/chart.js/package.json")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}

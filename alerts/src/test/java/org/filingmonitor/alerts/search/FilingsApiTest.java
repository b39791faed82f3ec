package org.filingmonitor.alerts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of filings over loopback HTTP. */
class FilingsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LINES = "application/x-ndjson";

    private static TestIndex index;
    private static Javalin server;

    @BeforeAll
    static void serve() {
        index = TestIndex.of(filings());
        server = served(index.search());
    }

    private static Javalin served(FilingSearch search) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    new FilingsApi(search).routes(config.routes);
                })
                .start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        index.close();
    }

    private static List<Filing> filings() {
        Filing deleted = aFiling("CN-5").title("Wheel that is gone").deleted().filing();
        deleted.setDeletedPublications(List.of(new Publication("CN5A", "A", null)));
        return List.of(
                aFiling("US-1")
                        .title("=Wheel <script>alert(\"x\")</script> & hub")
                        .saying("A wheel, and another wheel")
                        .owners("Acme, Ltd")
                        .ipc("B60B 1/02", "B60B 3/00", "F16C 1/00")
                        .published("2024-01-05")
                        .filed("2022-03-01")
                        .filing(),
                aFiling("US-2")
                        .title("Axle")
                        .saying("for a wheel")
                        .ipc("F16C 1/00")
                        .published("2024-01-07")
                        .filed("2023-03-01")
                        .status(FilingStatus.IN_FORCE)
                        .filing(),
                aFiling("CN-3").title("车轮").published("2023-12-01").filing(),
                aFiling("WO-CN4").title("Wheel").filed("2021-01-01").filing(),
                deleted);
    }

    @Test
    void answersAllFilingsTheLatestPublishedFirstAndUndatedOnesLast() throws Exception {
        JsonNode page = json("");

        assertThat(page.path("total").asInt()).isEqualTo(4);
        assertThat(page.path("page").asInt()).isEqualTo(1);
        assertThat(page.path("size").asInt()).isEqualTo(20);
        assertThat(ids(page)).containsExactly("US-2", "US-1", "CN-3", "WO-CN4");
        assertThat(page.path("facets").path("office").toString())
                .isEqualTo(
                        "[{\"value\":\"US\",\"count\":2},{\"value\":\"CN\",\"count\":1},{\"value\":\"WO\",\"count\":1}]");
        assertThat(page.path("facets").path("status").toString())
                .isEqualTo("[{\"value\":\"PENDING\",\"count\":3},{\"value\":\"IN_FORCE\",\"count\":1}]");
        assertThat(page.path("facets").path("ipc").toString())
                .isEqualTo("[{\"value\":\"F16C\",\"count\":2},{\"value\":\"UNCLASSIFIED\",\"count\":2},"
                        + "{\"value\":\"B60B\",\"count\":1}]");
        assertThat(page.path("facets").path("month").toString())
                .isEqualTo("[{\"value\":\"2024-01\",\"count\":2},{\"value\":\"2023-12\",\"count\":1}]");
    }

    @ParameterizedTest
    @CsvSource({
        "sort=published&order=asc, CN-3 US-1 US-2 WO-CN4",
        "sort=filed, US-2 US-1 WO-CN4 CN-3",
        "sort=filed&order=asc, WO-CN4 US-1 US-2 CN-3",
        "q=wheel&sort=relevance&size=1, WO-CN4",
        "size=1&page=2, US-1",
        "size=3&page=2, WO-CN4",
        "size=3&page=3,",
        "q=ipc:F16C, US-2 US-1",
        "q=%E8%BD%A6, CN-3"
    })
    void sortsAndPages(String parameters, String ids) throws Exception {
        assertThat(String.join(" ", ids(json("?" + parameters)))).isEqualTo(ids == null ? "" : ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size=1&page=2|first=1 last=4 prev=1 next=3",
                "size=3|first=1 last=2 next=2",
                "size=3&page=2|first=1 last=2 prev=1",
                "size=3&page=9|first=1 last=2",
                "q=lantern|"
            })
    void namesTheOtherPages(String parameters, String pages) throws Exception {
        String header =
                get("?" + parameters, "*/*").headers().firstValue("Link").orElse("");

        List<String> named = Pattern.compile("</api/v1/filings\\?[^>]*page=(\\d+)[^>]*>; rel=\"(\\w+)\"")
                .matcher(header)
                .results()
                .map(link -> link.group(2) + "=" + link.group(1))
                .toList();
        assertThat(String.join(" ", named)).isEqualTo(pages == null ? "" : pages);
    }

    @Test
    void namesPagesOfTheSameQuestion() throws Exception {
        String header = get("?q=wheel%20OR%20%22hub%22&size=1&sort=filed", "*/*")
                .headers()
                .firstValue("Link")
                .orElse("");

        assertThat(header).contains("</api/v1/filings?q=wheel+OR+%22hub%22&size=1&sort=filed&page=2>; rel=\"next\"");
        String next = header.replaceFirst(".*<([^>]*)>; rel=\"next\".*", "$1");
        assertThat(JSON.readTree(get(next.substring("/api/v1/filings".length()), "*/*")
                                .body())
                        .path("page")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void highlightsWhatMatchedWithMarkupOfItsOwnAlone() throws Exception {
        JsonNode found = json("?q=" + encoded("wheel OR owner:acme")).path("filings");

        assertThat(found.get(1).path("id").asText()).isEqualTo("US-1");
        JsonNode highlights = found.get(1).path("highlights");
        assertThat(highlights.path("title").get(0).asText())
                .isEqualTo("=<em>Wheel</em> &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; hub");
        assertThat(highlights.path("abstract").get(0).asText())
                .isEqualTo("A <em>wheel</em>, and another <em>wheel</em>");
        assertThat(highlights.path("owner").get(0).asText()).isEqualTo("<em>Acme</em>, Ltd");
    }

    @Test
    void answersOneFilingAndNoDeletedOne() throws Exception {
        assertThat(json("/US-2").path("title").asText()).isEqualTo("Axle");
        assertThat(get("/CN-5", "*/*").statusCode()).isEqualTo(404);
        assertThat(get("/us-2", "*/*").statusCode()).isEqualTo(404);
        assertThat(get("/XX-1", "*/*").body()).contains("No filing XX-1 is known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=colour:red|q: column 1: no field 'colour'; the fields are",
                "q=a+AND|q: column",
                "colour=red|Unknown parameter colour; known are order, page, q, size, sort",
                "sort=colour|sort must be one of published, filed, relevance, not 'colour'",
                "order=up|order must be one of desc, asc",
                "size=0|size must be a number from 1 to 200, not '0'",
                "size=201|size must be a number",
                "page=1.5|page must be a number",
                "size=200&page=51|narrow the query, or export all with 'Accept: application/x-ndjson'"
            })
    void refusesWithTheCure(String parameters, String detail) throws Exception {
        HttpResponse<String> answer = get("?" + parameters, "*/*");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void exportsLinesInTheOrderOfIdsDeletedFilingsIncluded() throws Exception {
        HttpResponse<String> answer = get("", "application/json;q=0.1, Application/X-NDJSON; charset=utf-8");

        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(LINES);
        assertThat(answer.body()).endsWith("}\n");
        List<JsonNode> lines = lines(answer.body());
        assertThat(lines.stream().map(line -> line.path("id").asText()))
                .containsExactly("CN-3", "CN-5", "US-1", "US-2", "WO-CN4");
        assertThat(lines.get(1).path("deleted").asBoolean()).isTrue();
        assertThat(lines.get(1).path("publications").get(0).path("number").asText())
                .isEqualTo("CN5A");
        assertThat(lines.get(3).has("deleted")).isFalse();
        assertThat(lines.get(3).has("highlights")).isFalse();
    }

    @Test
    void exportsWhatAQueryFindsAlone() throws Exception {
        assertThat(lines(get("?q=title:wheel", LINES).body()).stream()
                        .map(line -> line.path("id").asText()))
                .containsExactly("US-1", "WO-CN4");
        assertThat(get("?q=colour:red", LINES).statusCode()).isEqualTo(400);
        assertThat(get("?size=3", LINES).body()).contains("Unknown parameter size; known are q");
    }

    @Test
    void exportsCommaSeparatedValuesInWhichNoCellIsAFormula() throws Exception {
        HttpResponse<String> answer = get("?q=ipc:F16C", "text/csv");

        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body().lines())
                .containsExactly(
                        "id,office,applicationNumber,filed,firstPublished,status,title,owners,inventors,ipc,cpc,"
                                + "publications,abstract",
                        "US-1,US,,2022-03-01,2024-01-05,PENDING,"
                                + "\"'=Wheel <script>alert(\"\"x\"\")</script> & hub\",\"Acme, Ltd\",,"
                                + "B60B 1/02; B60B 3/00; F16C 1/00,,,\"A wheel, and another wheel\"",
                        "US-2,US,,2023-03-01,2024-01-07,IN_FORCE,Axle,,,F16C 1/00,,,for a wheel");
    }

    @Test
    void exportsMoreThanIsSortedAtOnce() {
        for (int stretch = 1; stretch <= 6; stretch++) {
            List<String> ids = new ArrayList<>();
            new FilingSearch(index::index, stretch).forEach(filing -> ids.add(filing.getId()));
            assertThat(ids).as("sorted %s at once", stretch).containsExactly("CN-3", "CN-5", "US-1", "US-2", "WO-CN4");
        }
    }

    @Test
    void breaksTheConnectionWhenAnExportCannotGoOnSoThatAPartNeverLooksWhole() {
        TestIndex broken = TestIndex.of(filings());
        broken.close();
        Javalin refusing = served(broken.search());
        try {
            URI address = URI.create("http://127.0.0.1:" + refusing.port() + "/api/v1/filings");
            assertThatThrownBy(() -> HTTP.send(
                            HttpRequest.newBuilder(address)
                                    .header("Accept", LINES)
                                    .build(),
                            BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            refusing.stop();
        }
    }

    @Test
    void saysThatItCannotAnswerWhileThereIsNoIndex() throws Exception {
        Javalin waiting = served(new FilingSearch(() -> {
            throw new IndexUnavailableException("their index is being built, 7 so far");
        }));
        try {
            for (String accept : List.of("*/*", LINES, "text/csv")) {
                HttpResponse<String> answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + waiting.port() + "/api/v1/filings"))
                                .header("Accept", accept)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("7 so far");
            }
        } finally {
            waiting.stop();
        }
    }

    private static List<JsonNode> lines(String body) {
        return body.lines().map(FilingsApiTest::parsed).toList();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static List<String> ids(JsonNode page) {
        return page.path("filings").findValuesAsText("id");
    }

    private static JsonNode json(String target) throws Exception {
        HttpResponse<String> answer = get(target, "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parsed(answer.body());
    }

    private static HttpResponse<String> get(String target, String accept) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/filings" + target))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}

package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.alerts.backtest.BacktestApi;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.alerts.search.AnyFilings;
import org.filingmonitor.alerts.search.TestIndex;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;

/** The back-test over HTTP finds what a watchlist alerts of while the same history comes in. */
class BacktestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant NOW = Instant.parse("2025-07-17T10:00:00Z");
    private static final List<String> IDS = List.of("US-1", "US-2", "CN-3", "CN-4", "WO-CN5", "EP-6");

    @Provide
    Arbitrary<List<Filing>> oneObservationEach() {
        return AnyFilings.each(IDS);
    }

    @Provide
    Arbitrary<List<Filing>> severalObservations() {
        return Arbitraries.of(IDS).flatMap(AnyFilings::of).list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<String> queries() {
        return AnyFilings.queries();
    }

    @Property(tries = 12)
    void findsExactlyWhatIsAlertedWhereEveryFilingIsObservedOnce(
            @ForAll("oneObservationEach") List<Filing> filings, @ForAll("queries") String query) throws Exception {
        History history = new History(filings);
        JsonNode answer = history.backtest(Map.of("query", query));

        assertThat(found(answer)).isEqualTo(history.alerted(query));
        assertThat(answer.path("total").asInt()).isEqualTo(found(answer).size());
        assertThat(months(answer)).isEqualTo(monthsOf(history, found(answer)));
        assertThat(answer.path("undated").asLong())
                .isEqualTo(found(answer).stream()
                        .filter(id -> history.now.get(id).getFirstPublished() == null)
                        .count());
        answer.path("sample")
                .forEach(filing -> assertThat(filing.path("reasons").isArray()).isTrue());
    }

    @Property(tries = 12)
    void missesOfWhatIsAlertedOnlyWhatNoLongerMatches(
            @ForAll("severalObservations") List<Filing> observations, @ForAll("queries") String query)
            throws Exception {
        History history = new History(observations);
        Set<String> found = found(history.backtest(Map.of("query", query)));
        Set<String> alerted = history.alerted(query);

        assertThat(alerted).containsAll(found);
        alerted.removeAll(found);
        assertThat(alerted).allSatisfy(id -> assertThat(history.now.get(id).getDeleted()
                        || !QueryLanguage.parse(query)
                                .matches(FilingDocument.of(history.now.get(id)).index()))
                .isTrue());
    }

    @Example
    void saysWhatWouldBeGainedAndLost() throws Exception {
        History history = new History(List.of(
                aFiling("US-1").title("Wheel").published("2024-01-05").filing(),
                aFiling("US-2").title("Wheel and axle").published("2024-02-05").filing(),
                aFiling("US-3").title("Axle").published("2024-03-05").filing(),
                aFiling("US-4").title("Axle").published("2024-04-05").filing(),
                aFiling("US-5").title("Axle").filing()));
        Map<String, String> asked = new HashMap<>(
                Map.of("query", "title:axle", "watchlist", "saved", "from", "2024-01-01", "to", "2024-03-31"));

        JsonNode answer =
                history.backtest(asked, aWatchlist("saved").query("title:wheel").watchlist());

        assertThat(answer.path("total").asInt()).isEqualTo(2);
        assertThat(answer.path("undated").asInt()).isZero();
        assertThat(answer.path("perMonth").toString())
                .isEqualTo("[{\"month\":\"2024-02\",\"count\":1},{\"month\":\"2024-03\",\"count\":1}]");
        assertThat(answer.path("gained").path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("gained").path("sample").findValuesAsText("id")).containsExactly("US-3");
        assertThat(answer.path("lost").path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("lost")
                        .path("sample")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("clause")
                        .asText())
                .isEqualTo("title:wheel");
        assertThat(answer.path("sample")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("highlight")
                        .asText())
                .isEqualTo("<em>Axle</em>");
        asked.remove("watchlist");
        assertThat(history.backtest(asked).has("gained")).isFalse();
    }

    @Example
    void comparesTheLongestQueries() throws Exception {
        History history = new History(List.of(
                aFiling("US-1").title("part1").filing(),
                aFiling("US-2").title("part999").filing(),
                aFiling("US-3").title("part1500").filing()));
        JsonNode answer = history.backtest(
                Map.of("query", parts(1, 1_000), "watchlist", "saved"),
                aWatchlist("saved").query(parts(900, 1_900)).watchlist());

        assertThat(answer.path("total").asInt()).isEqualTo(2);
        assertThat(answer.at("/gained/sample").findValuesAsText("id")).containsExactly("US-1");
        assertThat(answer.at("/lost/sample").findValuesAsText("id")).containsExactly("US-3");
    }

    private static String parts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "title:part" + i).collect(Collectors.joining(" "));
    }

    @Example
    void refusesWithTheCure() throws Exception {
        History history = new History(List.of());

        assertThat(history.refusal("[]")).contains("no JSON object");
        assertThat(history.refusal("{")).contains("no JSON");
        assertThat(history.refusal("{}")).contains("query must be given");
        assertThat(history.refusal("{\"query\":\"a AND\"}")).contains("query: column");
        assertThat(history.refusal("{\"query\":7}")).contains("query must be a text");
        assertThat(history.refusal("{\"query\":\"a\",\"colour\":\"red\"}")).contains("Unknown field colour");
        assertThat(history.refusal("{\"query\":\"a\",\"from\":\"2024\"}")).contains("from must be a date");
        assertThat(history.refusal("{\"query\":\"a\",\"from\":\"2024-02-01\",\"to\":\"2024-01-01\"}"))
                .contains("put the earlier date first");
        assertThat(history.refusal("{\"query\":\"a\",\"watchlist\":\"none\"}")).contains("there is none with the id");
        assertThat(history.refusal(
                        "{\"query\":\"a\",\"watchlist\":\"trends\"}",
                        aWatchlist("trends")
                                .trend("all", "subclass", null, TrendSign.COUNT, 5)
                                .watchlist()))
                .contains("'trends' is about trends");
    }

    private static Set<String> found(JsonNode answer) {
        return new TreeSet<>(answer.path("sample").findValuesAsText("id"));
    }

    private static Map<String, Long> months(JsonNode answer) {
        Map<String, Long> months = new TreeMap<>();
        answer.path("perMonth")
                .forEach(month -> months.put(
                        month.path("month").asText(), month.path("count").asLong()));
        return months;
    }

    private static Map<String, Long> monthsOf(History history, Set<String> ids) {
        return ids.stream()
                .map(id -> history.now.get(id).getFirstPublished())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        day -> YearMonth.from(day).toString(), TreeMap::new, Collectors.counting()));
    }

    /** Changes of filings, which go into the index as well as past a watchlist. */
    private static final class History {

        private final Map<String, Filing> now = new TreeMap<>();
        private final List<FilingChange> changes = new ArrayList<>();

        History(List<Filing> observations) {
            for (Filing seen : observations) {
                changes.add(new FilingChange(now.put(seen.getId(), seen), seen, List.of(), NOW, false));
            }
        }

        Set<String> alerted(String query) {
            try (AlertFlow flow = new AlertFlow()) {
                flow.watch(
                        aWatchlist("live").query(query).facts(WatchedFact.NEW).watchlist());
                changes.forEach(flow::change);
                return flow.alerts().stream()
                        .map(Alert::getFiling)
                        .map(Filing::getId)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }

        JsonNode backtest(Map<String, String> asked, Watchlist... saved) throws IOException {
            HttpResponse<String> answer = post(JSON.writeValueAsString(asked), saved);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        }

        String refusal(String body, Watchlist... saved) {
            HttpResponse<String> answer = post(body, saved);
            assertThat(answer.statusCode()).isEqualTo(400);
            return answer.body();
        }

        private HttpResponse<String> post(String body, Watchlist... saved) {
            try (TestIndex index = new TestIndex()) {
                changes.forEach(change -> index.change(change.getAfter().getId(), change));
                index.refresh();
                BacktestApi api = new BacktestApi(index.search(), id -> List.of(saved).stream()
                        .filter(watchlist -> watchlist.getId().equals(id))
                        .findFirst());
                return post(api, body);
            }
        }

        private static HttpResponse<String> post(BacktestApi api, String body) {
            Javalin server = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.jetty.host = "127.0.0.1";
                        config.jetty.port = 0;
                        api.routes(config.routes);
                    })
                    .start();
            try {
                URI address = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/watchlists/backtest");
                return HTTP.send(
                        HttpRequest.newBuilder(address)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } finally {
                server.stop();
            }
        }
    }
}

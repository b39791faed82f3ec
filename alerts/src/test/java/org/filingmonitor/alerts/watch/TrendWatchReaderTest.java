package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.TrendWatch;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendWatchReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookAddresses ADDRESSES = new WebhookAddresses(false);

    private static Watchlist read(JsonNode written, Optional<Watchlist> held) {
        return WatchlistReader.read(written, held, Instant.EPOCH, ADDRESSES);
    }

    private static Watchlist read(String written, Optional<Watchlist> held) throws JsonProcessingException {
        return read(JSON.readTree(written.replace('\'', '"')), held);
    }

    private static Watchlist read(String written) throws JsonProcessingException {
        return read(written, Optional.empty());
    }

    @Test
    void readsWhatIsGivenAndTakesTheRestFromIt() throws Exception {
        assertThat(read("{'id':'a','trend':{'scope':'owner:ACME, Inc.','level':'subgroup','symbol':'g06n20/00',"
                                + "'when':'count','above':20}}")
                        .getTrend())
                .isEqualTo(new TrendWatch("owner:acme inc", "subgroup", "G06N 20/00", TrendSign.COUNT, 20.0));
        assertThat(read("{'id':'a','trend':{'symbol':'G06N 20/00','when':'emerging'}}")
                        .getTrend())
                .isEqualTo(new TrendWatch("all", "group", "G06N 20/00", TrendSign.EMERGING, 0.0));
        assertThat(read("{'id':'a','trend':{'level':'class','when':'growth','above':12.5}}")
                        .getTrend())
                .isEqualTo(new TrendWatch("all", "class", null, TrendSign.GROWTH, 12.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'when':'emerging'} | trend.level | give one of section, class, subclass, group, subgroup",
                "{'level':'kingdom','when':'emerging'} | trend.level | give one of section",
                "{'level':'class','symbol':'G06N','when':'emerging'} | trend.level | G06N is no class",
                "{'symbol':'Q06N','when':'emerging'} | trend.symbol | no IPC symbol",
                "{'symbol':7,'when':'emerging'} | trend.symbol | give a text",
                "{'symbol':'G06N','scope':'acme','when':'emerging'} | trend.scope | give 'all' or 'owner:NAME'",
                "{'symbol':'G06N'} | trend.when | give emerging, growth or count",
                "{'symbol':'G06N','when':'emerging','above':5} | trend.above | leave it out",
                "{'symbol':'G06N','when':'growth'} | trend.above | give per cent of growth, such as 50",
                "{'symbol':'G06N','when':'count','above':'many'} | trend.above | give a number of filings",
                "{'symbol':'G06N','when':'count','above':-1} | trend.above | give a number of filings",
                "{'symbol':'G06N','when':'growth','above':1e400} | trend.above | give per cent of growth",
                "{'symbol':'G06N','when':'emerging','whne':1} | trend.whne | did you mean 'when'",
                "'G06N' | trend | give an object"
            })
    void namesEachProblemByItsKey(String trend, String key, String problem) {
        assertThatThrownBy(() -> read("{'id':'a','trend':" + trend + "}"))
                .isInstanceOfSatisfying(BadRequestResponse.class, refusal -> assertThat(
                                refusal.getDetails().get(key))
                        .asString()
                        .contains(problem));
    }

    @Test
    void replacesAQueryByTrendsAndTrendsByAQuery() throws Exception {
        Watchlist trends = read("{'id':'a','trend':{'symbol':'G06N','when':'emerging'}}");
        Watchlist query = read("{'id':'a','query':'wheel'}");

        assertThat(trends.getQuery()).isEmpty();
        assertThat(trends.getFacts()).isEmpty();
        assertThat(read("{'id':'a','paused':true}", Optional.of(trends)).getTrend())
                .as("what is not given is as it was")
                .isEqualTo(trends.getTrend());
        assertThat(read("{'id':'a','query':'wheel','facts':['NEW']}", Optional.of(trends)))
                .isEqualTo(query);
        assertThat(read("{'id':'a','trend':{'symbol':'G06N','when':'emerging'}}", Optional.of(query)))
                .isEqualTo(trends);
    }

    @Test
    void alertsOfNewFilingsWhereAQueryTakesThePlaceOfTrends() throws Exception {
        Watchlist trends = read("{'id':'a','trend':{'symbol':'G06N','when':'emerging'}}");

        assertThat(read("{'id':'a','query':'wheel'}", Optional.of(trends)).getFacts())
                .containsExactly(WatchedFact.NEW);
    }

    @Test
    void readsWhatItShows(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("a.yaml"),
                """
                - id: a
                  trend: {scope: all, level: subclass, symbol: G06N, when: growth, above: 50}
                - id: b
                  trend:
                    level: subclass
                    when: never
                """);

        DeclaredWatchlists read = DeclaredWatchlists.read(directory, ADDRESSES, Optional.empty());

        assertThat(read.watchlists()).singleElement().satisfies(one -> {
            assertThat(one.json().path("trend"))
                    .hasToString(
                            "{\"scope\":\"all\",\"level\":\"subclass\",\"symbol\":\"G06N\",\"when\":\"growth\",\"above\":50.0}");
            assertThat(read(one.json(), Optional.empty()).getTrend())
                    .isEqualTo(new TrendWatch("all", "subclass", "G06N", TrendSign.GROWTH, 50.0));
        });
        assertThat(read.problems()).singleElement().asString().contains("a.yaml:6:5: trend.when: give emerging");
    }
}

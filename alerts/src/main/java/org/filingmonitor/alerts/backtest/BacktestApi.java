package org.filingmonitor.alerts.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.QueryError;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.alerts.search.FilingSearch;
import org.filingmonitor.event.Watchlist;

/**
 * The route of back-tests: {@code {"query", "from", "to", "watchlist"}}, of which only the query must be given. The dates
 * bound that of first publication; {@code watchlist} is the id of a saved one to compare with.
 */
public final class BacktestApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("query", "from", "to", "watchlist"));

    private final Backtest backtest;
    private final Function<String, Optional<Watchlist>> watchlists;

    /**
     * Tests by a search.
     *
     * @param watchlists the saved watchlists, by id
     */
    public BacktestApi(FilingSearch search, Function<String, Optional<Watchlist>> watchlists) {
        this.backtest = new Backtest(search);
        this.watchlists = watchlists;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.post("/api/v1/watchlists/backtest", this::test);
    }

    private void test(Context request) {
        JsonNode asked = body(request);
        FilingQuery query = query(asked);
        Backtest.Span span = span(asked);
        request.json(text(asked, "watchlist")
                .map(id -> backtest.of(query, span, saved(id)))
                .orElseGet(() -> backtest.of(query, span)));
    }

    private static JsonNode body(Context request) {
        try {
            JsonNode asked = JSON.readTree(request.body());
            if (!asked.isObject()) {
                throw new BadRequestResponse("The body is no JSON object: give {\"query\": \"...\"}");
            }
            Set<String> unknown = new TreeSet<>();
            asked.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(KNOWN);
            if (!unknown.isEmpty()) {
                throw new BadRequestResponse(
                        "Unknown field " + String.join(", ", unknown) + "; known are " + String.join(", ", KNOWN));
            }
            return asked;
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static FilingQuery query(JsonNode asked) {
        String written = text(asked, "query")
                .orElseThrow(() -> new BadRequestResponse("query must be given: *:* finds every filing"));
        try {
            return QueryLanguage.parse(written);
        } catch (QueryError e) {
            throw new BadRequestResponse("query: " + e.getMessage(), Map.of("column", String.valueOf(e.column())));
        }
    }

    private FilingQuery saved(String id) {
        Watchlist watchlist = watchlists
                .apply(id)
                .orElseThrow(() -> new BadRequestResponse("watchlist: there is none with the id '" + id + "'"));
        if (watchlist.getTrend() != null) {
            throw new BadRequestResponse("watchlist: '" + id + "' is about trends, which no query of filings is like");
        }
        try {
            return QueryLanguage.parse(watchlist.getQuery());
        } catch (QueryError e) {
            throw new BadRequestResponse("watchlist: the query of '" + id + "' is none: " + e.getMessage());
        }
    }

    private static Backtest.Span span(JsonNode asked) {
        Optional<LocalDate> from = day(asked, "from");
        Optional<LocalDate> to = day(asked, "to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new BadRequestResponse("from is after to: put the earlier date first");
        }
        return new Backtest.Span(from, to);
    }

    private static Optional<LocalDate> day(JsonNode asked, String name) {
        return text(asked, name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new BadRequestResponse(name + " must be a date such as 2025-07-17, not '" + text + "'");
            }
        });
    }

    private static Optional<String> text(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new BadRequestResponse(name + " must be a text");
        }
        return Optional.of(value.asText("")).filter(text -> !value.isNull() && !text.isBlank());
    }
}

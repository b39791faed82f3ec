package org.filingmonitor.streams.query;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.filingmonitor.filing.IpcScheme;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.count.OwnersOfSymbols;
import org.filingmonitor.topic.Topics;

/** The routes of the query API. */
public final class QueryApi {

    static final String COUNTS = "/api/v1/counts";
    static final String OWNERS = "/api/v1/owners";

    private static final int SYMBOLS = 20;
    private static final int MONTHS = 12;
    private static final int TRENDS = 50;
    private static final int LEADERS = 20;

    private static final YearMonth EARLIEST = YearMonth.of(Parameters.EARLIEST_YEAR, 1);

    private final StateStores stores;
    private final Symbols symbols;
    private final Forwarding forwarding;
    private final LatestDay latest;

    /** Answers from the stores, the scheme and the other instances; the clock gives the day of an answer while nothing is counted. */
    public QueryApi(StateStores stores, IpcScheme scheme, PeerAccess access, Clock clock) {
        this.stores = stores;
        this.symbols = new Symbols(scheme, stores::title);
        Peers peers = new Peers(access);
        this.forwarding = new Forwarding(stores.holders(), peers);
        this.latest = new LatestDay(stores, peers, clock);
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/v1/profile", ofScope(this::profile));
        routes.get(COUNTS, ofScope(this::counts));
        routes.get("/api/v1/trends", ofScope(this::trends));
        routes.get(OWNERS, this::owners);
    }

    private Handler ofScope(Handler answer) {
        return forwarding.byKey(MonthlyCounts.STORE, Parameters::scope, answer);
    }

    private void profile(Context request) {
        Parameters parameters = new Parameters(request, "scope", "asOf", "limit");
        request.json(
                new Profiles(stores, symbols).profile(parameters.scope(), asOf(parameters), parameters.limit(SYMBOLS)));
    }

    private void counts(Context request) {
        Parameters parameters =
                new Parameters(request, "scope", "facet", "level", "value", "from", "to", "asOf", "unit");
        LocalDate asOf = asOf(parameters);
        String facet = parameters.facet();
        YearMonth to = parameters.month("to").orElse(YearMonth.from(asOf));
        YearMonth from = parameters.month("from").orElse(to.minusMonths(MONTHS - 1));
        if (from.isAfter(to) || from.isBefore(EARLIEST)) {
            throw new BadRequestResponse("from must lie between " + EARLIEST + " and to (" + to + ")");
        }
        request.json(new Counts(stores, symbols)
                .counts(new Counts.Query(
                        parameters.scope(),
                        facet,
                        parameters.level(facet),
                        parameters.value(facet),
                        from,
                        to,
                        asOf,
                        parameters.unit())));
    }

    private void trends(Context request) {
        Parameters parameters = new Parameters(request, "scope", "level", "month", "sort", "limit", "asOf");
        LocalDate asOf = asOf(parameters);
        YearMonth current = YearMonth.from(asOf);
        YearMonth month = parameters.month("month").orElse(current);
        if (month.isAfter(current) || month.isBefore(EARLIEST)) {
            throw new BadRequestResponse(
                    "month must lie between " + EARLIEST + " and that of asOf (" + current + "), not be " + month);
        }
        request.json(new Trends(stores, symbols)
                .trends(new Trends.Query(
                        parameters.scope(),
                        parameters.ipcLevel(),
                        month,
                        asOf,
                        parameters.trendOrder(),
                        parameters.limit(TRENDS))));
    }

    private void owners(Context request) {
        Parameters parameters = new Parameters(request, "ipc", "level", "asOf", "unit", "sort", "limit");
        String symbol = parameters.symbol();
        Owners.Query query = new Owners.Query(
                symbol,
                parameters.levelOf(symbol),
                asOf(parameters),
                parameters.unit(),
                parameters.ownerOrder(),
                parameters.limit(LEADERS));
        Parts parts = forwarding.parts(request, OwnersOfSymbols.STORE, Topics.MONTHLY_COUNTS.partitions());
        request.json(new Owners(stores, symbols).owners(query, parts));
    }

    private LocalDate asOf(Parameters parameters) {
        return parameters.asOf().orElseGet(latest::get);
    }
}

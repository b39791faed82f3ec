package org.filingmonitor.streams.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.count.CountRow;

/** Which owners lead in an IPC symbol. */
final class Owners {

    private static final int YEAR = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateStores stores;
    private final Symbols known;

    Owners(StateStores stores, Symbols known) {
        this.stores = stores;
        this.known = known;
    }

    /** What makes a leader. Where owners tie, the name decides. */
    enum Order {
        /** Filings of all time. */
        TOTAL(Comparator.comparingInt(Row::total)),
        /** Filings of the month of the day and the eleven before it. */
        ROLLING12(Comparator.comparingInt(Row::rolling12));

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final Comparator<Row> order;

        Order(Comparator<Row> order) {
            this.order = order.reversed().thenComparing(Row::scope);
        }
    }

    /**
     * The question.
     *
     * @param symbol an IPC symbol, or {@link IpcSymbol#UNCLASSIFIED}
     * @param level at which the symbol is counted: a main group stands at the levels group and subgroup
     * @param limit most rows of the answer
     */
    record Query(String symbol, String level, LocalDate asOf, Unit unit, Order order, int limit) {

        private String parameters() {
            return "?ipc=" + URLEncoder.encode(symbol, StandardCharsets.UTF_8) + "&level=" + level + "&asOf=" + asOf
                    + "&unit=" + unit.name().toLowerCase(Locale.ROOT)
                    + "&sort=" + order.name().toLowerCase(Locale.ROOT)
                    + "&limit=" + limit;
        }
    }

    /**
     * The answer.
     *
     * @param title null where none is known
     * @param total owners that have any, of which the rows are the first
     */
    record Answer(String symbol, String title, String level, String asOf, String unit, int total, List<Row> rows) {}

    /**
     * An owner, and his counts in the symbol.
     *
     * @param total of all time up to the day
     * @param rolling12 of the month of the day, up to the day, and the eleven before it
     */
    record Row(String scope, String displayName, int total, int last4Weeks, int rolling12) {

        private Row named(String name) {
            return new Row(scope, name, total, last4Weeks, rolling12);
        }
    }

    /** Returns the owners of some partitions, wherever those are, that have filings in the symbol up to the day. */
    Answer owners(Query query, Parts parts) {
        List<Row> here = here(query, parts.here());
        List<Answer> others =
                parts.others().stream().map(other -> elsewhere(other, query)).toList();
        Stream<Row> leaders =
                here.stream().limit(query.limit()).map(row -> row.named(new Scope(stores, row.scope()).displayName()));
        return new Answer(
                query.symbol(),
                known.title(query.symbol()),
                query.level(),
                query.asOf().toString(),
                query.unit().name().toLowerCase(Locale.ROOT),
                here.size() + others.stream().mapToInt(Answer::total).sum(),
                Stream.concat(leaders, others.stream().flatMap(other -> other.rows().stream()))
                        .sorted(query.order().order)
                        .limit(query.limit())
                        .toList());
    }

    private List<Row> here(Query query, List<Integer> partitions) {
        return stores.ownersOf(query.symbol(), partitions).stream()
                .map(scope -> stores.inOneState(scope, () -> row(new Scope(stores, scope), query)))
                .filter(row -> row.total() > 0)
                .sorted(query.order().order)
                .toList();
    }

    /** Each owner is in one partition, so that the first of all are among the first of each instance. */
    private static Answer elsewhere(Parts.Elsewhere other, Query query) {
        HttpResponse<byte[]> answer = other.ask(QueryApi.OWNERS + query.parameters(), "application/json");
        if (answer.statusCode() != HttpStatus.OK.getCode()) {
            throw new MovingException();
        }
        try {
            return JSON.readValue(answer.body(), Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Another instance answers with what is no list of owners", e);
        }
    }

    private static Row row(Scope scope, Query query) {
        Series series = scope.ofValue(CountRow.IPC, query.level(), query.symbol(), query.unit());
        return new Row(
                scope.name(),
                scope.name(),
                series.total(query.asOf()),
                series.last4Weeks(query.asOf()),
                series.rolling(YEAR, query.asOf()));
    }
}

package org.filingmonitor.streams.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.count.CountRow;

/** Which owners lead in an IPC symbol. */
final class Owners {

    private static final int YEAR = 12;

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
    record Query(String symbol, String level, LocalDate asOf, Unit unit, Order order, int limit) {}

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

    /** Returns the owners that have filings in the symbol up to the day. */
    Answer owners(Query query) {
        List<Row> rows = stores.ownersOf(query.level(), query.symbol()).stream()
                .map(scope -> stores.inOneState(scope, () -> row(new Scope(stores, scope), query)))
                .filter(row -> row.total() > 0)
                .sorted(query.order().order)
                .toList();
        return new Answer(
                query.symbol(),
                known.title(query.symbol()),
                query.level(),
                query.asOf().toString(),
                query.unit().name().toLowerCase(Locale.ROOT),
                rows.size(),
                rows.stream()
                        .limit(query.limit())
                        .map(row -> row.named(new Scope(stores, row.scope()).displayName()))
                        .toList());
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

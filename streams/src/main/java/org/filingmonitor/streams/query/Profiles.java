package org.filingmonitor.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.streams.count.CountRow;

/** The panel of a scope: what is new, by month, office, status and IPC. */
final class Profiles {

    private static final int MONTHS = 12;

    private final StateStores stores;
    private final Symbols known;

    Profiles(StateStores stores, Symbols known) {
        this.stores = stores;
        this.known = known;
    }

    /** The answer. */
    record Profile(
            String scope,
            String displayName,
            String asOf,
            int total,
            int undated,
            int last4Weeks,
            int monthToDate,
            List<Series.Month> months,
            List<Value> office,
            List<Value> status,
            List<Symbol> ipc) {}

    /** A value of a facet and its count of all time up to the day. */
    record Value(String value, int count) {}

    /**
     * An IPC symbol, its title where one is known, and its count of all time up to the day.
     *
     * @param scheme {@code RETIRED} or {@code UNKNOWN} where the symbol is not valid on the day; absent otherwise
     */
    record Symbol(String value, String title, int count, @JsonInclude(JsonInclude.Include.NON_NULL) String scheme) {}

    /** Returns the panel as of a day, with the most frequent symbols and, last, what is unclassified. */
    Profile profile(String scopeName, LocalDate asOf, int limit) {
        return stores.inOneState(scopeName, () -> read(scopeName, asOf, limit));
    }

    private Profile read(String scopeName, LocalDate asOf, int limit) {
        Scope scope = new Scope(stores, scopeName).known();
        Series total = scope.total(Unit.FILING);
        YearMonth month = YearMonth.from(asOf);
        return new Profile(
                scopeName,
                scope.displayName(),
                asOf.toString(),
                total.total(asOf),
                scope.undated(),
                total.last4Weeks(asOf),
                total.count(month, asOf),
                total.months(month.minusMonths(MONTHS - 1), month, asOf),
                values(scope, CountRow.OFFICE, "", asOf),
                values(scope, CountRow.STATUS, "", asOf),
                symbols(scope, asOf, limit));
    }

    private static List<Value> values(Scope scope, String facet, String level, LocalDate asOf) {
        List<Value> values = new ArrayList<>();
        scope.totals(facet, level, Unit.FILING, asOf).forEach((value, count) -> values.add(new Value(value, count)));
        values.sort(Comparator.comparingInt(Value::count).reversed().thenComparing(Value::value));
        return values;
    }

    private List<Symbol> symbols(Scope scope, LocalDate asOf, int limit) {
        List<Value> values = values(scope, CountRow.IPC, IpcSymbol.Level.SUBGROUP.label(), asOf);
        Stream<Symbol> classified = values.stream()
                .filter(value -> !value.value().equals(IpcSymbol.UNCLASSIFIED))
                .limit(limit)
                .map(value -> new Symbol(
                        value.value(), known.title(value.value()), value.count(), known.scheme(value.value(), asOf)));
        Stream<Symbol> unclassified = values.stream()
                .filter(value -> value.value().equals(IpcSymbol.UNCLASSIFIED))
                .map(value -> new Symbol(value.value(), null, value.count(), null));
        return Stream.concat(classified, unclassified).toList();
    }
}

package org.filingmonitor.streams.query;

import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.query.StateStores.CountedRow;

/**
 * The counts of one scope.
 *
 * @param stores where they are held
 * @param name {@code all}, or {@code owner:} and the normalised name
 */
record Scope(StateStores stores, String name) {

    /** Returns the default day of an answer: the latest date of first publication that is counted at all. */
    static LocalDate latest(StateStores stores, Clock clock) {
        return new Scope(stores, OwnerName.ALL).total(Unit.FILING).latest().orElseGet(() -> LocalDate.now(clock));
    }

    /** Returns the scope, having made sure that there is anything in it. */
    Scope known() {
        boolean unknown =
                !name.equals(OwnerName.ALL) && stores.rows(name, CountRow.NAME).isEmpty();
        if (unknown) {
            throw new NotFoundResponse("No filing of '" + name + "' is known; owners are matched by their whole name");
        }
        return this;
    }

    Series total(Unit unit) {
        return Series.of(stores.rows(name, CountRow.TOTAL), unit);
    }

    /** Returns the count of all time up to a day of each value of a facet that has any; a row at a time is in memory. */
    Map<String, Integer> totals(String facet, String level, Unit unit, LocalDate asOf) {
        String current = YearMonth.from(asOf).toString();
        Map<String, Integer> totals = new HashMap<>();
        stores.forEachRow(
                name,
                row -> {
                    int order = row.row().month().compareTo(current);
                    int count = order < 0
                            ? unit.total(row.count())
                            : order == 0 ? unit.between(row.count(), 1, asOf.getDayOfMonth()) : 0;
                    if (count > 0) {
                        totals.merge(row.row().value(), count, Integer::sum);
                    }
                },
                facet,
                level);
        return totals;
    }

    /** Returns the series of each value of a facet. */
    Map<String, Series> byValue(String facet, String level, Unit unit) {
        Map<String, List<CountedRow>> rows = stores.rows(name, facet, level).stream()
                .collect(Collectors.groupingBy(row -> row.row().value(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Series> series = new LinkedHashMap<>();
        rows.forEach((value, months) -> series.put(value, Series.of(months, unit)));
        return series;
    }

    /** Returns the series of one value of a facet, empty if it has none. */
    Series ofValue(String facet, String level, String value, Unit unit) {
        List<CountRow> months = stores.rows(name, CountRow.TOTAL).stream()
                .map(total -> new CountRow(facet, level, value, total.row().month()))
                .toList();
        return Series.of(stores.those(name, months), unit);
    }

    /** Returns how many filings have no date of first publication. */
    int undated() {
        return stores.rows(name, CountRow.UNDATED).stream()
                .mapToInt(row -> row.count().getFilings())
                .sum();
    }

    /** Returns the most frequent spelling of the owner; of equally frequent ones the first by content. */
    String displayName() {
        return stores.rows(name, CountRow.NAME).stream()
                .max(Comparator.<CountedRow>comparingInt(row -> row.count().getFilings())
                        .thenComparing(row -> row.row().value(), Comparator.reverseOrder()))
                .map(row -> row.row().value())
                .orElse(name);
    }
}

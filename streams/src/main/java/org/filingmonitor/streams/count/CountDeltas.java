package org.filingmonitor.streams.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.CountedScope;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.RowDelta;
import org.filingmonitor.streams.state.ScopeDeltas;

/**
 * Turns a change of a filing's keys into signed deltas: less one where it was counted, plus one where it is counted now.
 * All deltas of a scope travel as one record.
 */
public final class CountDeltas {

    private final Map<String, Map<CountRow, Map<Integer, DayCount>>> scopes = new LinkedHashMap<>();

    private CountDeltas() {}

    /** Returns the deltas of each scope whose counts move. */
    public static Map<String, ScopeDeltas> between(Counted before, Counted after) {
        if (before.equals(after)) {
            return Map.of();
        }
        CountDeltas deltas = new CountDeltas();
        deltas.count(before, -1);
        deltas.count(after, +1);
        return deltas.byScope();
    }

    private void count(Counted counted, int sign) {
        for (CountedScope scope : counted.getScopes()) {
            Map<CountRow, Map<Integer, DayCount>> rows =
                    scopes.computeIfAbsent(scope.getScope(), name -> new LinkedHashMap<>());
            scope.getNames().forEach(name -> addInside(rows, CountRow.NAME, name, sign));
            if (counted.getFirstPublished() == null) {
                addInside(rows, CountRow.UNDATED, "", sign);
            } else {
                counted.getFacets().forEach(facet -> countFacet(rows, facet, counted, sign));
            }
        }
    }

    private static void countFacet(
            Map<CountRow, Map<Integer, DayCount>> rows, CountedFacet facet, Counted counted, int sign) {
        LocalDate first = counted.getFirstPublished();
        add(rows, row(facet, first), first.getDayOfMonth(), sign, 0);
        for (LocalDate published : counted.getPublications()) {
            add(rows, row(facet, published), published.getDayOfMonth(), 0, sign);
        }
    }

    private static CountRow row(CountedFacet facet, LocalDate date) {
        String month = YearMonth.from(date).toString();
        return new CountRow(facet.getFacet(), facet.getLevel(), facet.getValue(), month);
    }

    private static void addInside(Map<CountRow, Map<Integer, DayCount>> rows, String facet, String value, int sign) {
        add(rows, new CountRow(facet, "", value, ""), 0, sign, 0);
    }

    private static void add(
            Map<CountRow, Map<Integer, DayCount>> rows, CountRow row, int day, int filings, int publications) {
        rows.computeIfAbsent(row, key -> new TreeMap<>())
                .merge(
                        day,
                        new DayCount(day, filings, publications),
                        (one, other) -> new DayCount(
                                day,
                                one.getFilings() + other.getFilings(),
                                one.getPublications() + other.getPublications()));
    }

    private Map<String, ScopeDeltas> byScope() {
        Map<String, ScopeDeltas> moved = new HashMap<>();
        scopes.forEach((scope, rows) -> {
            List<RowDelta> deltas = new ArrayList<>();
            rows.forEach((row, days) -> rowDelta(row, days, deltas));
            if (!deltas.isEmpty()) {
                moved.put(scope, new ScopeDeltas(deltas));
            }
        });
        return moved;
    }

    private static void rowDelta(CountRow row, Map<Integer, DayCount> days, List<RowDelta> deltas) {
        List<DayCount> moving = days.values().stream()
                .filter(day -> day.getFilings() != 0 || day.getPublications() != 0)
                .toList();
        if (!moving.isEmpty()) {
            deltas.add(new RowDelta(row.facet(), row.level(), row.value(), row.month(), moving));
        }
    }
}

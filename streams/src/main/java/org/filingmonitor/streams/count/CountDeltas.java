package org.filingmonitor.streams.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, Map<CountRow, List<DayCount>>> scopes = new LinkedHashMap<>();

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
        Map<String, List<DayCount>> months = months(counted, sign);
        List<DayCount> one = List.of(new DayCount(0, sign, 0));
        for (CountedScope scope : counted.getScopes()) {
            Map<CountRow, List<DayCount>> rows =
                    scopes.computeIfAbsent(scope.getScope(), name -> new LinkedHashMap<>());
            scope.getNames().forEach(name -> add(rows, new CountRow(CountRow.NAME, "", name, ""), one));
            if (counted.getFirstPublished() == null) {
                add(rows, new CountRow(CountRow.UNDATED, "", "", ""), one);
            } else {
                counted.getFacets()
                        .forEach(facet -> months.forEach((month, days) -> add(rows, row(facet, month), days)));
            }
        }
    }

    /** The days on which a filing counts, by month: they are the same in each of its scopes and facets. */
    private static Map<String, List<DayCount>> months(Counted counted, int sign) {
        Map<String, List<DayCount>> months = new LinkedHashMap<>();
        if (counted.getFirstPublished() != null) {
            add(months, counted.getFirstPublished(), sign, 0);
            counted.getPublications().forEach(published -> add(months, published, 0, sign));
        }
        return months;
    }

    private static void add(Map<String, List<DayCount>> months, LocalDate date, int filings, int publications) {
        List<DayCount> day = List.of(new DayCount(date.getDayOfMonth(), filings, publications));
        months.merge(YearMonth.from(date).toString(), day, MonthSum::merge);
    }

    private static CountRow row(CountedFacet facet, String month) {
        return new CountRow(facet.getFacet(), facet.getLevel(), facet.getValue(), month);
    }

    private static void add(Map<CountRow, List<DayCount>> rows, CountRow row, List<DayCount> days) {
        rows.merge(row, days, MonthSum::merge);
    }

    private Map<String, ScopeDeltas> byScope() {
        Map<String, ScopeDeltas> moved = new HashMap<>();
        scopes.forEach((scope, rows) -> {
            List<RowDelta> deltas = new ArrayList<>();
            rows.forEach((row, days) -> {
                if (!days.isEmpty()) {
                    deltas.add(new RowDelta(row.facet(), row.level(), row.value(), row.month(), days));
                }
            });
            if (!deltas.isEmpty()) {
                moved.put(scope, new ScopeDeltas(deltas));
            }
        });
        return moved;
    }
}

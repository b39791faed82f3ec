package org.filingmonitor.streams.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.trend.MonthTrends;
import org.filingmonitor.streams.trend.TrendMonths;

/** The recounted months of one scope and level, asked for in order of time. */
final class RecountedMonths implements TrendMonths {

    private static final int MONTH = 3;
    private static final int VALUE = 4;

    private final Tables tables;
    private final String scope;
    private final String level;
    private final NavigableMap<YearMonth, MonthlyCount> totals = new TreeMap<>();
    private final NavigableMap<YearMonth, Map<String, Integer>> window = new TreeMap<>();

    RecountedMonths(Tables tables, String scope, String level) {
        this.tables = tables;
        this.scope = scope;
        this.level = level;
        try (RecountedRows rows = new RecountedRows(tables, RowKey.of(scope, CountRow.TOTAL, ""))) {
            rows.forEachRemaining(row -> {
                if (row.value().getCount() > 0) {
                    totals.put(YearMonth.parse(RowKey.parts(row.key()).get(MONTH)), row.value());
                }
            });
        }
    }

    /** Tells whether these are the months of a scope and level. */
    boolean are(String otherScope, String otherLevel) {
        return scope.equals(otherScope) && level.equals(otherLevel);
    }

    @Override
    public Optional<YearMonth> first() {
        return totals.isEmpty() ? Optional.empty() : Optional.of(totals.firstKey());
    }

    @Override
    public int total(YearMonth month) {
        MonthlyCount total = totals.get(month);
        return total == null ? 0 : total.getCount();
    }

    @Override
    public Map<String, Integer> symbols(YearMonth month) {
        window.headMap(month.minusMonths(MonthTrends.EARLIER)).clear();
        return window.computeIfAbsent(month, this::read);
    }

    private Map<String, Integer> read(YearMonth month) {
        Map<String, Integer> symbols = new HashMap<>();
        try (RecountedRows rows = new RecountedRows(tables, RowKey.of(scope, CountRow.IPC, level, month.toString()))) {
            rows.forEachRemaining(row -> {
                if (row.value().getCount() > 0) {
                    symbols.put(RowKey.parts(row.key()).get(VALUE), row.value().getCount());
                }
            });
        }
        return symbols;
    }

    /** The scope's latest month may have more to come; every other one is over. */
    @Override
    public LocalDate through(YearMonth month) {
        boolean open = !totals.isEmpty() && totals.lastKey().equals(month);
        return open ? month.atDay(lastDay(totals.get(month).getDays())) : month.atEndOfMonth();
    }

    private static int lastDay(List<Integer> days) {
        int last = days.size();
        while (days.get(last - 1) == 0) {
            last--;
        }
        return last;
    }
}

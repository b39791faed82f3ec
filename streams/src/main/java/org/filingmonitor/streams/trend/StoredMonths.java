package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The months of one scope and level as the store holds them. Months are asked for in order of time, each read once. */
final class StoredMonths implements TrendMonths {

    private final TrendCounts counts;
    private final String scope;
    private final String level;
    private final Optional<YearMonth> first;
    private final Optional<YearMonth> last;
    private YearMonth asked;
    private final TreeMap<YearMonth, Map<String, Integer>> window = new TreeMap<>();

    /** Reads the months of a place's scope and level, from its own on. */
    StoredMonths(TrendCounts counts, TrendPlace from) {
        this.counts = counts;
        this.scope = from.scope();
        this.level = from.level();
        this.asked = from.month();
        this.first = counts.first(scope);
        this.last = counts.last(scope);
    }

    @Override
    public Optional<YearMonth> first() {
        return first;
    }

    /** Tells whether a place's month may be asked for next. */
    boolean leadTo(TrendPlace place) {
        boolean leads = place.scope().equals(scope)
                && place.level().equals(level)
                && !place.month().isBefore(asked);
        asked = leads ? place.month() : asked;
        return leads;
    }

    @Override
    public int total(YearMonth month) {
        return counts.total(scope, month);
    }

    @Override
    public Map<String, Integer> symbols(YearMonth month) {
        window.headMap(month.minusMonths(MonthTrends.EARLIER)).clear();
        return window.computeIfAbsent(month, missing -> counts.symbols(new TrendPlace(scope, level, missing)));
    }

    /** The scope's latest month may have more to come; every other one is over. */
    @Override
    public LocalDate through(YearMonth month) {
        boolean open = last.isPresent() && last.get().equals(month);
        return open ? month.atDay(counts.lastDay(scope, month)) : month.atEndOfMonth();
    }
}

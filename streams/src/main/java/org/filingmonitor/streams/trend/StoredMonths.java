package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The months of one scope and level as the store holds them. A month is first begun, in order of time, which fixes what it
 * and those before it are; then they are read, piece by piece; then it may be asked for. Months that are begun while the
 * store does not change are each read once.
 */
final class StoredMonths implements TrendMonths, AutoCloseable {

    private final TrendCounts counts;
    private final String scope;
    private final String level;
    private final Optional<YearMonth> first;
    private final Optional<YearMonth> last;
    private final TreeMap<YearMonth, SymbolReading> window = new TreeMap<>();
    private final Deque<SymbolReading> unread = new ArrayDeque<>();
    private YearMonth begun;
    private int total;
    private LocalDate through;

    /** The months of a place's scope and level, as they are now; the place's month is begun. */
    StoredMonths(TrendCounts counts, TrendPlace place) {
        this.counts = counts;
        this.scope = place.scope();
        this.level = place.level();
        this.first = counts.first(scope);
        this.last = counts.last(scope);
        begin(place.month());
    }

    /** Begins a place's month, if it is a later one of the same scope and level. */
    boolean leadTo(TrendPlace place) {
        boolean leads = place.scope().equals(scope)
                && place.level().equals(level)
                && place.month().isAfter(begun);
        if (leads) {
            begin(place.month());
        }
        return leads;
    }

    private void begin(YearMonth month) {
        begun = month;
        total = counts.total(scope, month);
        // The scope's latest month may have more to come; every other one is over.
        boolean open = last.isPresent() && last.get().equals(month);
        through = open ? month.atDay(counts.lastDay(scope, month)) : month.atEndOfMonth();
        window.headMap(month.minusMonths(MonthTrends.EARLIER)).clear();
        for (int back = 0; back <= MonthTrends.EARLIER; back++) {
            window.computeIfAbsent(month.minusMonths(back), this::open);
        }
    }

    private SymbolReading open(YearMonth month) {
        SymbolReading reading = counts.symbols(new TrendPlace(scope, level, month));
        unread.add(reading);
        return reading;
    }

    /** Reads a little more; returns false once all is read. */
    boolean read() {
        if (!unread.isEmpty() && !unread.peek().next()) {
            unread.remove();
        }
        return !unread.isEmpty();
    }

    @Override
    public Optional<YearMonth> first() {
        return first;
    }

    @Override
    public int total(YearMonth month) {
        return total;
    }

    @Override
    public Map<String, Integer> symbols(YearMonth month) {
        return window.get(month).filings();
    }

    @Override
    public LocalDate through(YearMonth month) {
        return through;
    }

    @Override
    public void close() {
        unread.forEach(SymbolReading::close);
    }
}

package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * A row of months of one scope and level as the store held them at one moment. One month after the other is begun, in order
 * of time, then read, piece by piece, and then it may be asked for.
 */
final class StoredMonths implements TrendMonths, AutoCloseable {

    private final TrendPlace first;
    private final ScopeTotals totals;
    private final SymbolReading symbols;
    private YearMonth begun;

    /**
     * Begins the first of the months.
     *
     * @param counts where they are read
     * @param totals of the place's scope, of the same moment
     */
    StoredMonths(TrendCounts counts, ScopeTotals totals, TrendPlace first) {
        this.first = first;
        this.totals = totals;
        this.symbols = counts.symbols(first.at(first.month().minusMonths(MonthTrends.EARLIER)));
        this.begun = first.month();
    }

    /** Begins a place's month, if it is the next one of the same scope and level. */
    boolean leadTo(TrendPlace place) {
        boolean leads = place.equals(first.at(begun.plusMonths(1)));
        if (leads) {
            begun = place.month();
            symbols.forgetBefore(begun.minusMonths(MonthTrends.EARLIER));
        }
        return leads;
    }

    /** Reads a little more; returns false once all is read. */
    boolean read() {
        return symbols.next(begun);
    }

    @Override
    public Optional<YearMonth> first() {
        return totals.first();
    }

    @Override
    public int total(YearMonth month) {
        return totals.filings(month);
    }

    @Override
    public Map<String, Integer> symbols(YearMonth month) {
        return symbols.filings(month);
    }

    @Override
    public LocalDate through(YearMonth month) {
        return totals.through(month);
    }

    @Override
    public void close() {
        symbols.close();
    }
}

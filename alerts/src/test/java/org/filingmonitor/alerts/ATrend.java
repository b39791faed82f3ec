package org.filingmonitor.alerts;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.TrendKey;

/** A row of trends under construction: {@code aTrend("2025-07", 12).expected(4.0).row()}; of G06N in all, unless told. */
public final class ATrend {

    static {
        GeneratedRecords.enable();
    }

    private final String month;
    private final IpcTrend.Builder row;
    private String scope = "all";
    private String level = "subclass";
    private String symbol = "G06N";

    private ATrend(String month, int count) {
        this.month = month;
        this.row = IpcTrend.newBuilder()
                .setCount(count)
                .setThroughDate(YearMonth.parse(month).atEndOfMonth());
    }

    public static ATrend aTrend(String month, int count) {
        return new ATrend(month, count);
    }

    /** A row of the month that an instant is in. */
    public static ATrend aTrend(Instant now, int count) {
        return new ATrend(YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString(), count);
    }

    public ATrend of(String scope) {
        this.scope = scope;
        return this;
    }

    public ATrend symbol(String level, String symbol) {
        this.level = level;
        this.symbol = symbol;
        return this;
    }

    public ATrend previousMonth(int count) {
        row.setPreviousMonth(count);
        return this;
    }

    public ATrend expected(double expected) {
        row.setExpected(expected);
        return this;
    }

    public ATrend emerging() {
        row.setEmerging(true).setPValue(0.001);
        return this;
    }

    public TrendKey key() {
        return new TrendKey(scope, level, symbol, month);
    }

    public IpcTrend row() {
        return row.build();
    }
}

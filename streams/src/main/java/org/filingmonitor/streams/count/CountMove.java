package org.filingmonitor.streams.count;

import java.util.List;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;

/**
 * A row of a scope's counts that moved.
 *
 * @param row which one
 * @param before its counts until now, or null if there were none
 * @param after its counts from now on, or null if it died
 */
public record CountMove(CountRow row, MonthRow before, MonthRow after) {

    /**
     * Returns how a row moves.
     *
     * @param row which one
     * @param before its counts until now, or null if there were none
     * @param deltas how much its days grow or shrink, in order of the days
     */
    public static CountMove of(CountRow row, MonthRow before, List<DayCount> deltas) {
        return new CountMove(row, before, MonthSum.plus(before, deltas));
    }

    /** Returns the key of the row in the topic of monthly counts. */
    public CountKey key(String scope) {
        return row.countKey(scope);
    }

    /** Returns the row as the topic of monthly counts has it; null if it died. */
    public MonthlyCount published() {
        return MonthSum.published(after);
    }
}

package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;

/**
 * The filings of a scope by month, as they were at one moment.
 *
 * @param months those that have any
 */
record ScopeTotals(NavigableMap<YearMonth, MonthRow> months) {

    /** Returns the first month with a filing. */
    Optional<YearMonth> first() {
        return Optional.ofNullable(months.firstEntry()).map(Map.Entry::getKey);
    }

    /** Returns the last month with a filing. */
    Optional<YearMonth> last() {
        return Optional.ofNullable(months.lastEntry()).map(Map.Entry::getKey);
    }

    /** Returns the last month with a filing before a month. */
    Optional<YearMonth> before(YearMonth month) {
        return Optional.ofNullable(months.lowerKey(month));
    }

    /** Returns the first month with a filing after a month. */
    Optional<YearMonth> after(YearMonth month) {
        return Optional.ofNullable(months.higherKey(month));
    }

    /** Returns the filings of a month. */
    int filings(YearMonth month) {
        MonthRow total = months.get(month);
        return total == null ? 0 : total.getFilings();
    }

    /** Returns the day up to which a month is counted: the last month may have more to come, every other one is over. */
    LocalDate through(YearMonth month) {
        boolean open = last().filter(month::equals).isPresent();
        return open ? month.atDay(lastDay(months.get(month))) : month.atEndOfMonth();
    }

    private static int lastDay(MonthRow total) {
        return total.getDays().stream()
                .filter(day -> day.getFilings() > 0)
                .mapToInt(DayCount::getDay)
                .max()
                .orElseThrow();
    }
}

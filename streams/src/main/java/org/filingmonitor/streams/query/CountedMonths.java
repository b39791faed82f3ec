package org.filingmonitor.streams.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.filingmonitor.streams.query.StateStores.CountedRow;
import org.filingmonitor.streams.trend.MonthTrends;
import org.filingmonitor.streams.trend.TrendMonths;

/**
 * The months that the trends of one month need, from the rows of the counts, as a reader sees them on a day. While the
 * month is not over on that day, the earlier ones are cut at the same day: the 1st to the 17th is compared with the 1st to
 * the 17th. Once it is over they are whole, however long each is.
 */
final class CountedMonths implements TrendMonths {

    private static final int WHOLE = 31;

    private final Series total;
    private final YearMonth month;
    private final LocalDate through;
    private final int lastDay;
    private final Map<YearMonth, Map<String, Integer>> symbols = new HashMap<>();

    /**
     * Begins without symbols.
     *
     * @param total the counts of the whole scope
     * @param month the month in question, not after that of the day
     * @param asOf the day
     */
    CountedMonths(Series total, YearMonth month, LocalDate asOf) {
        this.total = total;
        this.month = month;
        this.through = asOf.isBefore(month.atEndOfMonth()) ? asOf : month.atEndOfMonth();
        this.lastDay = isPartial() ? through.getDayOfMonth() : WHOLE;
    }

    /** Returns the months whose rows are needed. */
    List<YearMonth> needed() {
        return IntStream.rangeClosed(0, MonthTrends.EARLIER)
                .mapToObj(month::minusMonths)
                .toList();
    }

    /** Adds a row of a symbol. */
    void add(CountedRow row) {
        int count = lastDay == WHOLE ? Unit.FILING.total(row.count()) : Unit.FILING.between(row.count(), 1, lastDay);
        if (count > 0) {
            symbols.computeIfAbsent(YearMonth.parse(row.row().month()), missing -> new HashMap<>())
                    .put(row.row().value(), count);
        }
    }

    /** Tells whether the month in question is not over on the day. */
    boolean isPartial() {
        return through.isBefore(month.atEndOfMonth());
    }

    /** The scope's first month is one with any filing, whether or not on the days that are compared. */
    @Override
    public Optional<YearMonth> first() {
        return total.first();
    }

    @Override
    public int total(YearMonth counted) {
        return total.count(counted, through(counted));
    }

    @Override
    public Map<String, Integer> symbols(YearMonth counted) {
        return symbols.getOrDefault(counted, Map.of());
    }

    @Override
    public LocalDate through(YearMonth counted) {
        return counted.atDay(Math.min(lastDay, counted.lengthOfMonth()));
    }
}

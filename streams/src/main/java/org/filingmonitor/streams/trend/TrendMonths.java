package org.filingmonitor.streams.trend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** The counts of one scope at one level of the IPC, month by month. */
public interface TrendMonths {

    /** Returns the first month in which the scope has a filing; empty for a scope without any. */
    Optional<YearMonth> first();

    /** Returns the filings of the whole scope in a month. */
    int total(YearMonth month);

    /** Returns the counts of the symbols that have any in a month, UNCLASSIFIED included. */
    Map<String, Integer> symbols(YearMonth month);

    /** Returns the day through which a month is counted. */
    LocalDate through(YearMonth month);
}

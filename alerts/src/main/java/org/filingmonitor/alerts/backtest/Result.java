package org.filingmonitor.alerts.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The answer of a back-test.
 *
 * @param total how many filings the query finds
 * @param undated how many of them have no date of first publication, and are in no month
 * @param perMonth the others by month of first publication, oldest first; months with none are left out
 * @param sample the latest published, with the reasons
 * @param gained what the query finds and that of the saved watchlist does not; null where none was named
 * @param lost what that of the saved watchlist finds and the query does not
 */
record Result(
        long total,
        long undated,
        List<MonthCount> perMonth,
        List<Sampled> sample,
        @JsonInclude(JsonInclude.Include.NON_NULL) Difference gained,
        @JsonInclude(JsonInclude.Include.NON_NULL) Difference lost) {}

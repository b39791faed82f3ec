package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.TrendWatch;

/** The trends that a watchlist is about, as the HTTP API shows them; without a symbol, every one of the level. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrendJson(String scope, String level, String symbol, String when, Double above) {

    /** Returns what is shown of a watch; null for none. */
    static TrendJson of(TrendWatch watch) {
        return watch == null
                ? null
                : new TrendJson(
                        watch.getScope(),
                        watch.getLevel(),
                        watch.getSymbol(),
                        watch.getSign().name().toLowerCase(Locale.ROOT),
                        watch.getSign() == TrendSign.EMERGING ? null : watch.getThreshold());
    }
}

package org.filingmonitor.alerts.matching;

import java.util.LinkedHashMap;
import java.util.Map;

/** A change of a filing could not be held against some watchlists; it was held against all others. */
public final class UnmatchedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, String> reasons;

    UnmatchedException(String filing, Map<String, String> reasons) {
        super(filing + " could not be held against watchlists: " + reasons);
        this.reasons = new LinkedHashMap<>(reasons);
    }

    /** Returns why, by watchlist id. */
    public Map<String, String> reasons() {
        return reasons;
    }
}

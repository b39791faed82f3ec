package org.filingmonitor.streams.trend;

import java.time.YearMonth;

/**
 * A month of one scope at one level, which is recomputed as a whole, and its key in the stores: scope, level and month,
 * divided by NUL, so that the months of a scope and level are one range in order of time.
 *
 * @param level IPC level; empty for the scope as a whole
 */
record TrendPlace(String scope, String level, YearMonth month) {

    /** Sorts after every level, and after every month. */
    static final String AFTER = "~";

    private static final String DIVIDER = "\0";

    static TrendPlace ofStoreKey(String key) {
        int level = key.indexOf(DIVIDER);
        int month = key.indexOf(DIVIDER, level + 1);
        return new TrendPlace(
                key.substring(0, level), key.substring(level + 1, month), YearMonth.parse(key.substring(month + 1)));
    }

    /** Returns the start of the store keys of all months of a scope and level. */
    static String prefix(String scope, String level) {
        return scope + DIVIDER + level + DIVIDER;
    }

    /** Returns the same scope and level in another month. */
    TrendPlace at(YearMonth other) {
        return new TrendPlace(scope, level, other);
    }

    /** Returns the start of the store keys of all symbols of this month. */
    String prefix() {
        return storeKey() + DIVIDER;
    }

    String storeKey() {
        return prefix(scope, level) + month;
    }

    /** Returns the store key of a symbol of this month; the scope as a whole has the empty symbol. */
    String storeKey(String symbol) {
        return prefix() + symbol;
    }

    /** Reads the symbol from a store key of this month. */
    String symbol(String key) {
        return key.substring(prefix().length());
    }
}

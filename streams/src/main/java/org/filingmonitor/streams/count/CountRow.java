package org.filingmonitor.streams.count;

import org.filingmonitor.event.CountKey;
import org.filingmonitor.filing.IpcSymbol;

/**
 * A row of a scope's counts, and its key in the store: scope, facet, level, month and value, divided by NUL, so that the
 * rows of a scope, of a facet and of a month each are one range in order of time.
 *
 * @param facet one of the constants of this class
 * @param level IPC level, else empty
 * @param value value of the facet
 * @param month {@code yyyy-MM}; empty for the facets that stay inside
 */
public record CountRow(String facet, String level, String value, String month) {

    public static final String TOTAL = "total";
    public static final String OFFICE = "office";
    public static final String STATUS = "status";
    public static final String IPC = "ipc";

    /** Filings without a date of first publication; for the profile alone. */
    public static final String UNDATED = "undated";

    /** Filings by the spelling of the scope's owner; for the profile alone. */
    public static final String NAME = "name";

    /** Stands between the parts of a key. */
    public static final String DIVIDER = "\0";

    private static final int SECTION_LENGTH = 1;
    private static final int CLASS_LENGTH = 3;
    private static final int SUBCLASS_LENGTH = 4;

    /** Returns the start of the store keys of all rows of a scope that begin with the given parts. */
    public static String prefix(String scope, String... parts) {
        StringBuilder prefix = new StringBuilder(scope).append(DIVIDER);
        for (String part : parts) {
            prefix.append(part).append(DIVIDER);
        }
        return prefix.toString();
    }

    /** Reads the row from its key in the store; the value, which may be a spelling, may hold any character. */
    public static CountRow ofStoreKey(String key) {
        int facet = key.indexOf(DIVIDER) + 1;
        int level = key.indexOf(DIVIDER, facet) + 1;
        int month = key.indexOf(DIVIDER, level) + 1;
        int value = key.indexOf(DIVIDER, month) + 1;
        return new CountRow(
                key.substring(facet, level - 1),
                key.substring(level, month - 1),
                key.substring(value),
                key.substring(month, value - 1));
    }

    /** Returns what all rows of the facet, level and month have in common. */
    public CountRow withoutValue() {
        return new CountRow(facet, level, "", month);
    }

    /** Returns the row one level up, which counts every filing that this one counts; null for a total. */
    CountRow above() {
        if (facet.equals(TOTAL)) {
            return null;
        }
        return switch (value.equals(IpcSymbol.UNCLASSIFIED) ? "" : level) {
            case "class" -> new CountRow(IPC, "section", value.substring(0, SECTION_LENGTH), month);
            case "subclass" -> new CountRow(IPC, "class", value.substring(0, CLASS_LENGTH), month);
            case "group" -> new CountRow(IPC, "subclass", value.substring(0, SUBCLASS_LENGTH), month);
            case "subgroup" -> new CountRow(IPC, "group", value.substring(0, value.indexOf('/')) + "/00", month);
            default -> new CountRow(TOTAL, "", "", month);
        };
    }

    /** Returns the row's key in the store. */
    public String storeKey(String scope) {
        return prefix(scope, facet, level, month) + value;
    }

    /** Tells whether the row belongs to the topic of monthly counts. */
    public boolean isPublished() {
        return !facet.equals(UNDATED) && !facet.equals(NAME);
    }

    /** Returns the row's key in the topic of monthly counts. */
    CountKey countKey(String scope) {
        return new CountKey(scope, facet, level, value, month);
    }
}

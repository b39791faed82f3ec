package org.filingmonitor.alerts.query;

/** A query that is none: where it goes wrong, and what to do about it. */
public final class QueryError extends IllegalArgumentException {

    private static final int LONGEST_QUOTE = 40;

    private final int column;

    QueryError(int column, String problem, String cure) {
        super("column " + column + ": " + problem + "; " + cure);
        this.column = column;
    }

    /** Returns the column, in characters from 1, that is at fault. */
    public int column() {
        return column;
    }

    /** Returns text of a query as an error quotes it, which may come from anywhere and be of any length. */
    static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_QUOTE ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "\u2026";
    }
}

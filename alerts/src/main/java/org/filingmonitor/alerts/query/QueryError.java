package org.filingmonitor.alerts.query;

/** A query that is none: where it goes wrong, and what to do about it. */
public final class QueryError extends IllegalArgumentException {

    private final int column;

    QueryError(int column, String problem, String cure) {
        super("column " + column + ": " + problem + "; " + cure);
        this.column = column;
    }

    /** Returns the column, from 1, at which reading stopped. */
    public int column() {
        return column;
    }
}

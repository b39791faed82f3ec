package org.filingmonitor.filing;

/** A cell of comma-separated values that others wrote. */
public final class CsvCell {

    private CsvCell() {}

    /** Returns a cell that no spreadsheet runs: before one that starts like a formula there is an apostrophe. */
    public static String inert(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}

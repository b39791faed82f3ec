package org.filingmonitor.monitor.client;

/** Counts the filings of an export while it comes. In comma-separated values, a quoted cell may hold line ends. */
final class RowCount {

    private final boolean csv;
    private boolean quoted;
    private long ends;

    RowCount(boolean csv) {
        this.csv = csv;
    }

    void read(byte[] buffer, int size) {
        for (int i = 0; i < size; i++) {
            quoted ^= csv && buffer[i] == '"';
            if (buffer[i] == '\n' && !quoted) {
                ends++;
            }
        }
    }

    /** The first row of comma-separated values is their header. */
    long filings() {
        return csv ? Math.max(ends - 1, 0) : ends;
    }
}

package org.filingmonitor.monitor.client;

/** How filings are exported. */
public enum ExportFormat {
    /** One filing a line, as JSON. */
    JSONL("application/x-ndjson"),
    /** Comma-separated values under a header. */
    CSV("text/csv");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    RowCount rows() {
        return new RowCount(this == CSV);
    }
}

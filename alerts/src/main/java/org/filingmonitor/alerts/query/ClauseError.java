package org.filingmonitor.alerts.query;

/** The text of a clause that says nothing in its field, as told by who reads it and does not know where it stands. */
final class ClauseError extends IllegalArgumentException {

    private final String cure;

    ClauseError(String problem, String cure) {
        super(problem);
        this.cure = cure;
    }

    String cure() {
        return cure;
    }
}

package org.filingmonitor.alerts.watch;

/** A text is no YAML, or more of it than is read. */
final class NoYamlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    NoYamlException(Place place, String problem) {
        super(problem);
        this.place = place;
    }

    /** Returns where reading stopped. */
    Place place() {
        return place;
    }
}

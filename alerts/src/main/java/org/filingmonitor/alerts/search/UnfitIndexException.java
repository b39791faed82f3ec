package org.filingmonitor.alerts.search;

/** An index on disk that cannot be used, and is to be built anew; the message says why. */
final class UnfitIndexException extends Exception {

    private static final long serialVersionUID = 1;

    UnfitIndexException(String reason) {
        super(reason);
    }

    UnfitIndexException(String reason, Throwable cause) {
        super(reason + ": " + cause.getMessage(), cause);
    }
}

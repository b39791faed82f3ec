package org.filingmonitor.alerts.seal;

/** An alert that fits no notification; it goes to the dead letters. */
public final class UnsealableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsealableException(String reason) {
        super(reason);
    }
}

package org.filingmonitor.alerts.search;

import io.javalin.http.ServiceUnavailableResponse;

/** The index of filings is not there now; it is answered with 503. */
final class IndexUnavailableException extends ServiceUnavailableResponse {

    private static final long serialVersionUID = 1;

    IndexUnavailableException(String why) {
        super("Filings cannot be searched now: " + why + "; try again in a moment");
    }
}

package org.filingmonitor.streams.query;

import io.javalin.http.ServiceUnavailableResponse;

/** What is asked for is on its way to another instance, or the instance that held it is gone: 503. */
final class MovingException extends ServiceUnavailableResponse {

    private static final long serialVersionUID = 1;

    MovingException() {
        super("The counts are being moved or restored; try again in a second");
    }
}

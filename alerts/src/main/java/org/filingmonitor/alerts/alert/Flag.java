package org.filingmonitor.alerts.alert;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;

/** A parameter of a request that is true or false; false where it is not given. */
public final class Flag {

    private Flag() {}

    /**
     * Reads a flag.
     *
     * @throws BadRequestResponse if it is neither
     */
    public static boolean of(Context request, String name) {
        String text = request.queryParam(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new BadRequestResponse(name + ": give true or false");
        }
        return "true".equals(text);
    }
}

package org.filingmonitor.monitor.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;

/**
 * An error as RFC 9457 describes it, in {@code application/problem+json}.
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong with this request, and the cure
 * @param extensions further members
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonAnyGetter @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extensions) {

    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(HttpResponseException refusal) {
        return of(refusal.getStatus(), refusal.getMessage(), refusal.getDetails());
    }

    /** An error that nobody foresaw: the log has it, the client need not. */
    static Problem unexpected() {
        return of(500, "The monitor failed to answer this request; its log says why", Map.of());
    }

    private static Problem of(int status, String detail, Map<String, String> extensions) {
        return new Problem("about:blank", HttpStatus.forStatus(status).getMessage(), status, detail, extensions);
    }
}

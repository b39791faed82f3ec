package org.filingmonitor.streams.query;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Path and query of a request, as they are handed on. */
public final class RequestTarget {

    /** What RFC 3986 allows in no path or query. */
    private static final Pattern ILLEGAL = Pattern.compile("[^\\w!$&'()*+,;=:@/?.~%-]|%(?!\\p{XDigit}{2})");

    private RequestTarget() {}

    /** Returns them; a server takes more than an address may hold: what readers did not escape is escaped. */
    public static String of(Context request) {
        String query = request.queryString();
        return legal(request.req().getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static String legal(String target) {
        return ILLEGAL.matcher(target)
                .replaceAll(illegal -> URLEncoder.encode(illegal.group(), StandardCharsets.UTF_8));
    }
}

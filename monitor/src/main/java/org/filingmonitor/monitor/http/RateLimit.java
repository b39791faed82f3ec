package org.filingmonitor.monitor.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.filingmonitor.streams.query.PeerAccess;

/**
 * Lets each client address ask so often in a second, and some more at a time; who asks oftener is answered with 429. Health
 * is told always. What another instance hands on was limited there, and is let through where it shows a token that is asked
 * for.
 */
final class RateLimit {

    private static final int REQUESTS = 500;
    private static final int REQUESTS_AT_A_TIME = 1_000;
    private static final int WRITES = 100;
    private static final int WRITES_AT_A_TIME = 400;
    private static final int EXPORTS = 5;
    private static final int EXPORTS_AT_A_TIME = 20;

    /** Client addresses that are remembered, at most, each until it has been silent for a while. */
    private static final int CLIENTS = 10_000;

    private static final Duration SILENT = Duration.ofSeconds(10);

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String RETRY_SECONDS = "1";
    private static final byte[] PROBLEM = ("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,"
                    + "\"detail\":\"Too many requests from your address: ask again in a second, and less often\"}")
            .getBytes(StandardCharsets.UTF_8);

    private RateLimit() {}

    /** Returns what stands before a server that asks for tokens. */
    static Handler of(Tokens tokens) {
        DoSHandler all = limit(REQUESTS, REQUESTS_AT_A_TIME);
        all.excludePath("/health/*");
        all.exclude(handedOn(tokens));
        DoSHandler writes = limit(WRITES, WRITES_AT_A_TIME);
        writes.exclude(request -> READING.contains(request.getMethod()));
        writes.exclude(handedOn(tokens));
        DoSHandler exports = limit(EXPORTS, EXPORTS_AT_A_TIME);
        exports.exclude(request -> !isExport(request));
        exports.exclude(handedOn(tokens));
        all.setHandler(writes);
        writes.setHandler(exports);
        return all;
    }

    private static DoSHandler limit(int aSecond, int atATime) {
        return new DoSHandler(
                DoSHandler.ID_FROM_REMOTE_ADDRESS,
                new DoSHandler.LeakingBucketTrackerFactory(aSecond, atATime, SILENT),
                RateLimit::refuse,
                CLIENTS);
    }

    private static boolean isExport(Request request) {
        String accept =
                String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT)).toLowerCase(Locale.ROOT);
        return accept.contains("x-ndjson") || accept.contains("text/csv");
    }

    private static Predicate<Request> handedOn(Tokens tokens) {
        return request -> request.getHeaders().contains(PeerAccess.HANDED_ON)
                && (!tokens.areAsked()
                        || Access.bearer(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                                .flatMap(tokens::right)
                                .isPresent());
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS_429);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(PROBLEM), callback);
        return true;
    }
}

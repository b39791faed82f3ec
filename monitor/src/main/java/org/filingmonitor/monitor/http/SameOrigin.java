package org.filingmonitor.monitor.http;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.net.URI;
import java.util.Set;

/**
 * Keeps web pages of others out of a server that trusts whoever reaches it. A page may send requests to loopback from its
 * reader's browser: such a request names the page as its origin. It may also have its own host name resolve to loopback:
 * such a request names that host.
 */
final class SameOrigin implements Handler {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String own;
    private final boolean trusting;

    /** Guards a server; one that asks for tokens may stand behind another one, which has a name of its own. */
    SameOrigin(ServerConfig server) {
        own = server.address().getHost();
        trusting = server.isOnLoopback() && !server.tokens().areAsked();
    }

    @Override
    public void handle(Context request) {
        if (MailedLink.is(request.path())) {
            return;
        }
        String host = request.header(Header.HOST);
        if (trusting && host != null && !isHere(host.replaceFirst(":\\d+$", ""))) {
            throw new ForbiddenResponse("This server answers to 127.0.0.1 and localhost only, not to " + host);
        }
        String origin = request.header(Header.ORIGIN);
        if (origin != null && !isOf(origin, host)) {
            throw new ForbiddenResponse("Requests from pages of " + origin + " are refused");
        }
    }

    private boolean isHere(String name) {
        return LOOPBACK.contains(name) || name.equals(own);
    }

    private static boolean isOf(String origin, String host) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

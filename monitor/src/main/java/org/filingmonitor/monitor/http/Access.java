package org.filingmonitor.monitor.http;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.filingmonitor.monitor.http.Tokens.Right;

/**
 * Lets in who shows a token, as {@code Authorization: Bearer} (RFC 6750) or in the cookie that {@link Login} gives to
 * browsers. A browser that shows none is sent to the login. Health is told to everybody, what the pages are made of, and
 * the pages that mail leads to.
 */
final class Access implements Handler {

    private static final String BEARER = "Bearer ";
    private static final Set<String> LOGIN = Set.of(Login.PATH, Login.LEAVE);
    private static final List<String> OPEN = List.of("/health/", "/dashboard/", "/webjars/");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final Tokens tokens;

    Access(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(Context request) {
        String path = request.path();
        if (LOGIN.contains(path) || MailedLink.is(path) || OPEN.stream().anyMatch(path::startsWith)) {
            return;
        }
        Optional<Right> right = presented(request).flatMap(tokens::right);
        if (right.isEmpty()) {
            refuse(request);
        } else if (right.get() == Right.READ && !READING.contains(request.method())) {
            throw new ForbiddenResponse(
                    "This token may read only; writing takes the token for writing, which browsers give at /login");
        }
    }

    private static Optional<String> presented(Context request) {
        return bearer(request.header(Header.AUTHORIZATION)).or(() -> Optional.ofNullable(request.cookie(Login.COOKIE)));
    }

    /** Returns the token of a header {@code Authorization}, if it has one. */
    static Optional<String> bearer(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }

    private static void refuse(Context request) {
        if (isPage(request)) {
            request.redirect(Login.address(request), HttpStatus.SEE_OTHER);
            request.skipRemainingHandlers();
            return;
        }
        request.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"Filing Monitor\"");
        throw new UnauthorizedResponse("Show a token that this monitor knows, as 'Authorization: Bearer TOKEN'");
    }

    private static boolean isPage(Context request) {
        String accept = request.header(Header.ACCEPT);
        return request.method().equals(HandlerType.GET)
                && !request.path().startsWith("/api/")
                && accept != null
                && accept.contains("text/html");
    }
}

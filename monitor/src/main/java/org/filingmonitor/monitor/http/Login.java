package org.filingmonitor.monitor.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A browser's way in: a page that takes a token and puts it into a cookie, which scripts cannot read, which other sites'
 * pages cannot have sent, and which ends with the browser, or by the page's button. No token ever stands in an address.
 */
final class Login {

    static final String PATH = "/login";
    static final String LEAVE = "/logout";
    static final String COOKIE = "filing-monitor-token";

    private static final String NEXT = "next";
    private static final String BUTTON = "<form method=\"post\" action=\"" + LEAVE
            + "\"><p>You are logged in. <button type=\"submit\">Log out</button></p></form>";

    /** A path of this server with its query, as pages have them; no other server's address, and nothing that is markup. */
    private static final String OWN_PATH = "/(?!/)[!-~&&[^\"<>`\\\\]]*";

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final Tokens tokens;
    private final boolean secure;
    private final String page = page();

    /** Gives cookies for tokens; over TLS, its own or that of a proxy, browsers send them over TLS only. */
    Login(Tokens tokens, boolean secure) {
        this.tokens = tokens;
        this.secure = secure;
    }

    /** Adds the routes. */
    void routes(RoutesConfig routes) {
        routes.get(PATH, request -> show(request, ""));
        routes.post(PATH, this::enter);
        routes.post(LEAVE, Login::leave);
    }

    /** Returns where a browser logs in that asked for a page, and then goes on to it. */
    static String address(Context request) {
        String query = request.queryString();
        String wanted = request.path() + (query == null ? "" : "?" + query);
        return PATH + "?" + NEXT + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private void enter(Context request) {
        String token =
                Optional.ofNullable(request.formParam("token")).orElse("").strip();
        if (tokens.right(token).isEmpty()) {
            request.status(HttpStatus.UNAUTHORIZED);
            show(request, "<p class=\"problem\" role=\"alert\">That is no token of this monitor.</p>");
            return;
        }
        boolean overTls =
                secure || String.valueOf(request.header(Header.ORIGIN)).startsWith("https:");
        request.cookie(new Cookie(COOKIE, token, "/", -1, overTls, true, null, SameSite.STRICT));
        request.redirect(next(request.formParam(NEXT)), HttpStatus.SEE_OTHER);
    }

    private static void leave(Context request) {
        request.removeCookie(COOKIE, "/");
        request.redirect(PATH, HttpStatus.SEE_OTHER);
    }

    private void show(Context request, String message) {
        String next =
                next(request.method().equals(HandlerType.GET) ? request.queryParam(NEXT) : request.formParam(NEXT));
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header(Header.CACHE_CONTROL, "no-store")
                .html(page.replace("{{message}}", message)
                        .replace("{{leave}}", request.cookie(COOKIE) == null ? "" : BUTTON)
                        .replace("{{next}}", next.replace("&", "&amp;")));
    }

    private static String next(String wanted) {
        return Optional.ofNullable(wanted)
                .filter(path -> path.matches(OWN_PATH))
                .orElse("/");
    }

    private static String page() {
        try (InputStream html = Login.class.getResourceAsStream("/login.html")) {
            return new String(html.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

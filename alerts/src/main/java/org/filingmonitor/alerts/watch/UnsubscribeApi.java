package org.filingmonitor.alerts.watch;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.courier.UnsubscribeToken;
import org.filingmonitor.alerts.message.Plain;
import org.filingmonitor.alerts.message.Template;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;

/**
 * The page that mail leads to, where its recipient ends the subscription. GET asks, since programs that look after mail
 * follow links; POST does it, be it the page's button or the mail program's own (RFC 8058), and may be repeated. Who has the
 * token needs nothing else.
 */
public final class UnsubscribeApi {

    private static final String PATH = "/api/v1/unsubscribe/{watchlist}/{token}";
    private static final String REASON = "the recipient unsubscribed";
    private static final int LONGEST_NAME = 200;

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final Watchlists watchlists;

    /** Ends subscriptions. */
    public UnsubscribeApi(Watchlists watchlists) {
        this.watchlists = watchlists;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get(PATH, this::ask);
        routes.post(PATH, this::end);
    }

    private void ask(Context request) {
        Optional<Channel> channel = channel(request);
        if (channel.isEmpty()) {
            unknown(request);
        } else if (channel.get().getPausedAt() != null) {
            done(request, channel.get());
        } else {
            page(request, "Unsubscribe?", text(request, channel.get(), "gets the alerts of"), true);
        }
    }

    private void end(Context request) {
        Optional<Channel> channel = channel(request);
        if (channel.isEmpty()) {
            unknown(request);
            return;
        }
        watchlists.pause(request.pathParam("watchlist"), channel.get(), REASON);
        done(request, channel.get());
    }

    private Optional<Channel> channel(Context request) {
        String id = request.pathParam("watchlist");
        return watchlists.find(id).stream()
                .flatMap(watchlist -> watchlist.getChannels().stream())
                .filter(channel -> channel.getType() == ChannelType.EMAIL)
                .filter(channel -> UnsubscribeToken.matches(request.pathParam("token"), id, channel))
                .findFirst();
    }

    private void done(Context request, Channel channel) {
        page(request, "Unsubscribed", text(request, channel, "gets no more alerts of"), false);
    }

    private void unknown(Context request) {
        page(
                request.status(HttpStatus.NOT_FOUND),
                "Nothing to unsubscribe from",
                "This link belongs to no subscription, or to one that was taken away.",
                false);
    }

    private String text(Context request, Channel channel, String verb) {
        String name = watchlists
                .find(request.pathParam("watchlist"))
                .map(Watchlist::getName)
                .orElse("");
        return channel.getTarget() + " " + verb + " the watchlist " + Plain.line(name, LONGEST_NAME) + ".";
    }

    /** Without a referrer at all, browsers would say of their own button that it stands on no page. */
    private static void page(Context request, String heading, String text, boolean ask) {
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(Template.UNSUBSCRIBE.fill(Map.of("heading", heading, "text", text, "ask", ask)));
    }
}

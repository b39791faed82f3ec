package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.BiFunction;
import org.filingmonitor.alerts.courier.Attempt;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Watchlist;

/**
 * The route that tries a channel of a watchlist, by its place in the list from 0, and tells how that ended. One that is
 * paused is not tried: its recipient may have unsubscribed.
 */
public final class ChannelTestApi {

    private final Watchlists watchlists;
    private final BiFunction<Watchlist, Channel, Attempt> test;

    /** Tries channels with what sends a note to one of them. */
    public ChannelTestApi(Watchlists watchlists, BiFunction<Watchlist, Channel, Attempt> test) {
        this.watchlists = watchlists;
        this.test = test;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.post("/api/v1/watchlists/{id}/channels/{channel}/test", this::test);
    }

    private record Tried(boolean delivered, @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {}

    private void test(Context request) {
        String id = request.pathParam("id");
        Watchlist watchlist = watchlists
                .table()
                .get(id)
                .orElseThrow(() -> new NotFoundResponse("There is no watchlist '" + id + "'"));
        Attempt attempt = test.apply(watchlist, channel(watchlist, request.pathParam("channel")));
        request.json(new Tried(attempt.state() == DeliveryState.DELIVERED, attempt.reason()));
    }

    private static Channel channel(Watchlist watchlist, String place) {
        List<Channel> channels = watchlist.getChannels();
        if (!place.matches("\\d{1,4}") || Integer.parseInt(place) >= channels.size()) {
            throw new NotFoundResponse("Watchlist '" + watchlist.getId() + "' has " + channels.size()
                    + " channels, counted from 0: there is no channel " + place);
        }
        return channels.get(Integer.parseInt(place));
    }
}

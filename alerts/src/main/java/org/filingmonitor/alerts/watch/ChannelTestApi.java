package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.BiFunction;
import org.filingmonitor.alerts.courier.Attempt;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Watchlist;

/**
 * The route that tries a channel of a watchlist, by its place in the list from 0, and tells how that ended. A channel that is
 * paused is tried too, but for mail: who unsubscribed gets none.
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
        Attempt attempt = attempt(watchlist, channel(watchlist, request.pathParam("channel")));
        request.json(new Tried(attempt.state() == DeliveryState.DELIVERED, attempt.reason()));
    }

    private Attempt attempt(Watchlist watchlist, Channel channel) {
        return channel.getType() == ChannelType.EMAIL && channel.getPausedAt() != null
                ? Attempt.stopped("the channel is paused: " + channel.getPauseReason())
                : test.apply(watchlist, channel);
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

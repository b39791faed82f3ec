package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.alert.Flag;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.page.Parameters;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Watchlist;

/**
 * The routes of watchlists. A write answers 201 (made), 200 (replaced) or 204 (deleted) once all instances match with
 * it, 202 if that takes longer, as it does while one that was killed is still thought to live. A webhook's secret shows in
 * the answer to the write that brought it, and never again. PUT with {@code dryRun=true} writes nothing and tells what
 * would be.
 */
public final class WatchlistApi {

    private static final String ONE = "/api/v1/watchlists/{id}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Watchlists watchlists;
    private final WebhookAddresses addresses;
    private final boolean mail;
    private final Clock clock;

    /**
     * Serves watchlists.
     *
     * @param mail whether a server takes mail
     * @param clock tells from when a new one alerts
     */
    public WatchlistApi(Watchlists watchlists, WebhookAddresses addresses, boolean mail, Clock clock) {
        this.watchlists = watchlists;
        this.addresses = addresses;
        this.mail = mail;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/v1/watchlists", this::list);
        routes.post("/api/v1/watchlists", request -> watchlists.exclusively(() -> create(request)));
        routes.get(ONE, request -> request.json(WatchlistJson.of(known(request))));
        routes.put(ONE, request -> watchlists.exclusively(() -> put(request)));
        routes.delete(ONE, request -> watchlists.exclusively(() -> delete(request)));
    }

    private void list(Context request) {
        List<WatchlistJson> all =
                watchlists.table().all().map(WatchlistJson::of).toList();
        request.json(Map.of("watchlists", all));
    }

    private void create(Context request) {
        Watchlist made = read(body(request), Optional.empty());
        if (watchlists.table().get(made.getId()).isPresent()) {
            throw new ConflictResponse(
                    "There is a watchlist '" + made.getId() + "' already: give another id, or PUT it");
        }
        request.header("Location", "/api/v1/watchlists/" + made.getId());
        answer(request, made, Optional.empty());
    }

    private void put(Context request) {
        Parameters.refuseOthers(request, "dryRun"); // misspelt, it would write
        String id = request.pathParam("id");
        JsonNode written = body(request);
        if (written.isObject() && !written.path("id").asText(id).equals(id)) {
            throw new BadRequestResponse(
                    "The watchlist's id is not '" + id + "', as the address says: make them agree");
        }
        Optional<Watchlist> held = watchlists.table().get(id);
        JsonNode named = written.isObject() ? ((ObjectNode) written).put("id", id) : written;
        Watchlist read = read(named, held);
        if (Flag.of(request, "dryRun")) {
            request.json(DryRun.of(read, channels(held)));
        } else {
            answer(request, read, held);
        }
    }

    private void delete(Context request) {
        boolean applied = watchlists.write(known(request).getId(), null);
        request.status(applied ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED);
    }

    private void answer(Context request, Watchlist watchlist, Optional<Watchlist> held) {
        boolean applied = watchlists.write(watchlist.getId(), watchlist);
        HttpStatus done = held.isPresent() ? HttpStatus.OK : HttpStatus.CREATED;
        request.status(applied ? done : HttpStatus.ACCEPTED).json(WatchlistJson.of(watchlist, channels(held)));
    }

    private static List<Channel> channels(Optional<Watchlist> held) {
        return held.map(Watchlist::getChannels).orElse(List.of());
    }

    private Watchlist read(JsonNode written, Optional<Watchlist> held) {
        Problems problems = new Problems();
        Optional<Watchlist> read = WatchlistReader.read(
                written, held, clock.instant().truncatedTo(ChronoUnit.MILLIS), addresses, problems);
        if (!mail) {
            refuseMail(written.path("channels"), problems);
        }
        problems.refuse();
        return read.orElseThrow();
    }

    private static void refuseMail(JsonNode channels, Problems problems) {
        for (int i = 0; i < channels.size(); i++) {
            if (channels.path(i).path("type").asText().equals("email")) {
                problems.add("channels[" + i + "].type", "no mail server is known; start the monitor with --smtp-host");
            }
        }
    }

    private Watchlist known(Context request) {
        String id = request.pathParam("id");
        return watchlists.table().get(id).orElseThrow(() -> new NotFoundResponse("There is no watchlist '" + id + "'"));
    }

    private static JsonNode body(Context request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is no JSON: " + e.getOriginalMessage());
        }
    }
}

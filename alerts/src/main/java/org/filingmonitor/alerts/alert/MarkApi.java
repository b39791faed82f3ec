package org.filingmonitor.alerts.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.filingmonitor.event.AlertMark;

/**
 * The routes of what readers say of alerts: that they have seen one, and that they want no more of a filing in a watchlist.
 * Who says it twice says it once. A write answers 204 once this instance knows it, 202 if that takes longer; others know it
 * a moment later. Whether there is such an alert or filing, nobody looks: any id of the right form is taken.
 */
public final class MarkApi {

    private static final String SEEN = "/api/v1/alerts/{id}/seen";
    private static final String MUTES = "/api/v1/watchlists/{id}/mutes";
    private static final String ALERT_ID = "[0-9a-f]{32}";
    private static final String FILING_ID = "[A-Z]{2}-[^/\\p{Cntrl}]{1,100}";
    private static final int LARGEST = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertMarks marks;
    private final MarkWriter writer;
    private final Predicate<String> isWatchlist;

    /** Writes marks; {@code isWatchlist} tells whether there is a watchlist of an id. */
    public MarkApi(AlertMarks marks, MarkWriter writer, Predicate<String> isWatchlist) {
        this.marks = marks;
        this.writer = writer;
        this.isWatchlist = isWatchlist;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.post("/api/v1/alerts/seen", this::seeAll);
        routes.post(SEEN, request -> mark(request, List.of(writer.seen(alertId(request)))));
        routes.delete(SEEN, request -> takeBack(request, writer.seen(alertId(request))));
        routes.get(MUTES, this::mutes);
        routes.post(MUTES, request -> mark(request, List.of(writer.muted(watchlist(request), filing(request)))));
        routes.delete(
                MUTES + "/{filing}",
                request -> takeBack(
                        request, writer.muted(request.pathParam("id"), filingId(request.pathParam("filing")))));
    }

    private void seeAll(Context request) {
        JsonNode ids = body(request).path("ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > LARGEST) {
            throw new BadRequestResponse("ids: give a list of 1 to " + LARGEST + " ids of alerts");
        }
        List<AlertMark> all = new ArrayList<>();
        ids.forEach(id -> all.add(writer.seen(alertId(id.asText()))));
        mark(request, all);
    }

    private void mutes(Context request) {
        List<Map<String, String>> mutes = marks.mutedIn(watchlist(request)).stream()
                .map(filing -> Map.of("filing", filing))
                .toList();
        request.json(Map.of("mutes", mutes));
    }

    private void mark(Context request, List<AlertMark> marked) {
        if (!marks.hasRoom(marked.size())) {
            throw new ConflictResponse("There are " + AlertMarks.MOST
                    + " marks already: take some back, by DELETE of what was seen or muted");
        }
        answer(request, writer.write(marked, false));
    }

    private void takeBack(Context request, AlertMark mark) {
        answer(request, writer.write(List.of(mark), true));
    }

    private static void answer(Context request, boolean applied) {
        request.status(applied ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED);
    }

    private static String alertId(Context request) {
        return alertId(request.pathParam("id"));
    }

    private static String alertId(String id) {
        if (!id.matches(ALERT_ID)) {
            throw new BadRequestResponse(
                    "An alert's id is 32 digits and letters from a to f, as 'GET /api/v1/alerts' lists");
        }
        return id;
    }

    private String watchlist(Context request) {
        String id = request.pathParam("id");
        if (!isWatchlist.test(id)) {
            throw new NotFoundResponse("There is no watchlist '" + id + "'");
        }
        return id;
    }

    private static String filing(Context request) {
        return filingId(body(request).path("filing").asText());
    }

    private static String filingId(String id) {
        if (!id.matches(FILING_ID)) {
            throw new BadRequestResponse("filing: give a filing's id such as US-19017071");
        }
        return id;
    }

    private static JsonNode body(Context request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is no JSON: " + e.getOriginalMessage());
        }
    }
}

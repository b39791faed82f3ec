package org.filingmonitor.alerts.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.errors.RetriableException;
import org.filingmonitor.alerts.message.AtomText;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Watchlist;

/**
 * The newest alerts of a watchlist over filings as an Atom feed, without those of muted filings. Who asks again for what has
 * not changed, by its tag or its time, gets no body.
 */
public final class AlertFeed {

    private static final int ENTRIES = 50;
    /** As RFC 9110, section 5.6.7, has it: Java's own has one digit for the first nine days. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String TYPE = "application/atom+xml; charset=utf-8";

    private final AlertLog log;
    private final AlertMarks marks;
    private final Function<String, Optional<Watchlist>> watchlists;
    private final AtomText text;

    /** Serves feeds of the watchlists that there are. */
    public AlertFeed(AlertLog log, AlertMarks marks, Function<String, Optional<Watchlist>> watchlists, AtomText text) {
        this.log = log;
        this.marks = marks;
        this.watchlists = watchlists;
        this.text = text;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/v1/watchlists/{id}/feed.atom", this::feed);
    }

    private void feed(Context request) {
        String id = request.pathParam("id");
        Watchlist watchlist =
                watchlists.apply(id).orElseThrow(() -> new NotFoundResponse("There is no watchlist '" + id + "'"));
        if (watchlist.getTrend() != null) {
            throw new NotFoundResponse("Watchlist '" + id + "' is about trends, of which there is no feed");
        }
        List<Alert> alerts = newest(id);
        Instant updated =
                alerts.isEmpty() ? watchlist.getSince() : alerts.get(0).getFiredAt();
        byte[] xml = text.of(watchlist, alerts, updated).getBytes(StandardCharsets.UTF_8);
        answer(request, xml, updated);
    }

    /** Returns the newest alerts, the newest first. */
    private List<Alert> newest(String id) {
        if (!marks.isComplete()) {
            throw new ServiceUnavailableResponse("Marks of alerts are still being read; try again in a second");
        }
        try {
            List<Alert> alerts = new ArrayList<>(
                    log.newest(alert -> alert.getWatchlistId().equals(id) && !marks.isMuted(alert), ENTRIES)
                            .alerts());
            Collections.reverse(alerts);
            return alerts;
        } catch (RetriableException e) {
            throw new ServiceUnavailableResponse("Alerts cannot be read now: " + e.getMessage());
        }
    }

    private static void answer(Context request, byte[] xml, Instant updated) {
        String tag = "\"" + UUID.nameUUIDFromBytes(xml) + "\"";
        request.header(Header.ETAG, tag)
                .header(Header.LAST_MODIFIED, time(updated))
                .header(Header.CACHE_CONTROL, "no-cache");
        if (isKnown(request, tag, updated)) {
            request.status(HttpStatus.NOT_MODIFIED);
        } else {
            request.contentType(TYPE).result(xml);
        }
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** A tag says more than a time: a filing that was muted changes the one and not the other (RFC 9110, section 13.2.2). */
    private static boolean isKnown(Context request, String tag, Instant updated) {
        String tags = request.header(Header.IF_NONE_MATCH);
        return tags != null ? tags.contains(tag) || tags.equals("*") : isSince(request, updated);
    }

    private static boolean isSince(Context request, Instant updated) {
        String since = request.header(Header.IF_MODIFIED_SINCE);
        try {
            return since != null
                    && !updated.truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return false; // a date that is none counts as not given
        }
    }
}

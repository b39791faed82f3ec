package org.filingmonitor.producer.status;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.producer.status.FeedStatuses.Heard;

/**
 * {@code GET /api/v1/feeds}: {@code {"feeds": [...]}}, by name, each with its {@code name}, {@code kind}, {@code state}
 * (see {@link FeedState}), {@code lastSuccess}, {@code lastNewFiling} and {@code next} (instants, or null), the counters
 * {@code read} = {@code new} + {@code changed} + {@code repeated} + {@code rejected}, and {@code skipped}, and {@code error}
 * (text, or null).
 */
public final class FeedsApi {

    private final FeedStatuses feeds;
    private final Clock clock;

    /** Answers with what is known of feeds at the clock's time. */
    public FeedsApi(FeedStatuses feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/v1/feeds", this::feeds);
    }

    private void feeds(Context context) {
        if (!feeds.isRestored()) {
            throw new ServiceUnavailableResponse("the producer is still reading how its feeds fare: try again");
        }
        Instant now = clock.instant();
        List<Map<String, Object>> all = feeds.all().entrySet().stream()
                .map(feed -> json(feed.getKey(), feed.getValue(), now))
                .toList();
        context.json(Map.of("feeds", all));
    }

    private static Map<String, Object> json(String name, Heard heard, Instant now) {
        FeedStatus status = heard.status();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("kind", status.getKind());
        json.put("state", FeedState.of(status, heard.at(), now).name());
        json.put("lastSuccess", Objects.toString(status.getLastSuccess(), null));
        json.put("lastNewFiling", Objects.toString(status.getLastNewFiling(), null));
        json.put("next", Objects.toString(status.getNext(), null));
        json.put("read", status.getRead());
        json.put("new", status.getNew$());
        json.put("changed", status.getChanged());
        json.put("repeated", status.getRepeated());
        json.put("rejected", status.getRejected());
        json.put("skipped", status.getSkipped());
        json.put("error", error(heard, now));
        return json;
    }

    private static String error(Heard heard, Instant now) {
        boolean silent = heard.status().getError() == null && FeedState.isSilent(heard.status(), heard.at(), now);
        return silent
                ? "no sign of life since " + heard.at() + ": start a producer with this feed, or see its log"
                : heard.status().getError();
    }
}

package org.filingmonitor.alerts.message;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where messages lead.
 *
 * @param publicUrl address at which readers of messages reach the monitor, without a slash at its end
 */
public record Links(String publicUrl) {

    /** Returns the links to a monitor. */
    public static Links to(URI publicUrl) {
        return new Links(publicUrl.toString().replaceFirst("/+$", ""));
    }

    /** Returns the page of a filing. */
    String filing(String id) {
        return page("/filings", "q", "id:\"" + id.replaceAll("[\"\\\\]", "\\\\$0") + "\"");
    }

    /** Returns the page of a watchlist's alerts. */
    public String alerts(String watchlist) {
        return page("/alerts", "watchlist", watchlist);
    }

    /** Returns the page of the trends of a month. */
    String trends(String scope, String level, String month) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("scope", scope);
        state.put("level", level);
        state.put("month", month);
        return page("/trends", state);
    }

    /** Returns the feed of a watchlist's alerts. */
    public String feed(String watchlist) {
        return publicUrl + "/api/v1/watchlists/" + encoded(watchlist) + "/feed.atom";
    }

    /** Returns the page that ends a subscription. */
    public String unsubscribe(String watchlist, String token) {
        return publicUrl + "/api/v1/unsubscribe/" + encoded(watchlist) + "/" + token;
    }

    private String page(String path, String name, String value) {
        return page(path, Map.of(name, value));
    }

    private String page(String path, Map<String, String> state) {
        return state.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", publicUrl + path + "?", ""));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

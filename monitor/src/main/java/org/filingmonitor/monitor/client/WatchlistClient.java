package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The watchlists of a running monitor. Each call fails with a {@link org.filingmonitor.monitor.failure.Failure} if the
 * monitor does not answer, or refuses.
 *
 * @param monitor where they are
 */
public record WatchlistClient(MonitorClient monitor) {

    private static final String ALL = "/api/v1/watchlists";

    /** Returns all watchlists, without their secrets. */
    public JsonNode all() {
        return MonitorClient.parse(list()).path("watchlists");
    }

    /** Returns the monitor's answer that holds them all, as it is. */
    public String list() {
        return monitor.get(ALL, Map.of());
    }

    /** Returns the monitor's answer about one. */
    public String get(String id) {
        return monitor.get(one(id), Map.of());
    }

    /** Makes one, and returns the monitor's answer, with the secrets that it brings. */
    public String create(JsonNode watchlist) {
        return monitor.write("POST", ALL, watchlist.toString());
    }

    /** Makes or replaces one, and returns it with the secrets that this brings. */
    public JsonNode put(String id, JsonNode watchlist) {
        return MonitorClient.parse(monitor.write("PUT", one(id), watchlist.toString()));
    }

    /** Returns what {@link #put} would make: {@code watchlist}, and the URLs of those with {@code newSecrets}. */
    public JsonNode dryRun(String id, JsonNode watchlist) {
        return MonitorClient.parse(monitor.write("PUT", one(id) + "?dryRun=true", watchlist.toString()));
    }

    /** Deletes one. */
    public void delete(String id) {
        monitor.write("DELETE", one(id), "");
    }

    private static String one(String id) {
        return ALL + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

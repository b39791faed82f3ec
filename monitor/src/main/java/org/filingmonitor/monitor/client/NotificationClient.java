package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the notifications of a running monitor. Each call fails with a {@link
 * org.filingmonitor.monitor.failure.Failure} if the monitor does not answer, or refuses.
 *
 * @param monitor where they are
 */
public record NotificationClient(MonitorClient monitor) {

    private static final String ALL = "/api/v1/notifications";

    /** Returns the monitor's answer with the latest outcomes, as it is. */
    public String latest(Map<String, String> parameters) {
        return monitor.get(ALL, parameters);
    }

    /** Has a notification sent again; returns why not, where it is kept no more or is still being tried. */
    public Optional<String> redeliver(String id) {
        return monitor.attempt("POST", ALL + "/" + id + "/redeliver");
    }

    /** Tries a channel of a watchlist, by its place from 0; returns {@code delivered}, and the {@code reason} if not. */
    public JsonNode test(String watchlist, int channel) {
        return MonitorClient.parse(
                monitor.write("POST", "/api/v1/watchlists/" + watchlist + "/channels/" + channel + "/test", ""));
    }
}

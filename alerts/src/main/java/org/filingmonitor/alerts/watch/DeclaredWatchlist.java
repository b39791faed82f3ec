package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.filingmonitor.event.Watchlist;

/**
 * A sound watchlist of a file.
 *
 * @param id its id
 * @param place where it stands, {@code FILE:LINE:COLUMN}
 * @param json all that it says, as {@code PUT /api/v1/watchlists/{id}} takes it: what the file leaves out is the default,
 *     but for {@code since} and secrets, which stay as they are
 */
public record DeclaredWatchlist(String id, String place, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static DeclaredWatchlist of(WatchlistFile.Written written, Watchlist read) {
        ObjectNode json = JSON.valueToTree(WatchlistJson.of(read));
        if (!written.json().has("since")) {
            json.remove("since");
        }
        json.remove("managedBy");
        addSecrets(json.path("channels"), written.json().path("channels"));
        Place place = written.place("");
        return new DeclaredWatchlist(read.getId(), written.file() + ":" + place.line() + ":" + place.column(), json);
    }

    private static void addSecrets(JsonNode channels, JsonNode written) {
        for (JsonNode channel : channels) {
            for (JsonNode one : written) {
                if (one.has("secret") && one.path("url").equals(channel.path("url"))) {
                    ((ObjectNode) channel).set("secret", one.path("secret"));
                }
            }
        }
    }
}

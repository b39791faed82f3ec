package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML document.
 *
 * @param root what it holds
 * @param places where each part stands, by its path, such as {@code [0].channels[1].url}; for the value of a key, where
 *     the key does
 * @param repeated where each key stands that its object has already
 */
record YamlDocument(JsonNode root, Map<String, Place> places, Map<Place, String> repeated) {

    YamlDocument {
        places = Map.copyOf(places);
        repeated = Map.copyOf(repeated);
    }

    /** Returns where a part stands, or if it is not there, the nearest part around it. */
    Place place(String path) {
        String part = path;
        while (!places.containsKey(part) && !part.isEmpty()) {
            part = part.substring(0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
        }
        return places.getOrDefault(part, Place.START);
    }
}

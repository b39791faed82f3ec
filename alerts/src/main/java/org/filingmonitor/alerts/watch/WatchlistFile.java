package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A YAML or JSON file of watchlists: a list of the objects that the HTTP API takes. */
public final class WatchlistFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private WatchlistFile() {}

    /**
     * Reads a file.
     *
     * @return the watchlists as they were written, each to be sent to {@code PUT /api/v1/watchlists/{id}}
     * @throws IllegalArgumentException if it holds no list of objects, each with an id
     */
    public static List<JsonNode> read(InputStream file) throws IOException {
        JsonNode all;
        try {
            all = YAML.readTree(file);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("line " + line + ": " + e.getOriginalMessage(), e);
        }
        if (!all.isArray()) {
            throw new IllegalArgumentException("the file is no list of watchlists: begin each with '- id: ...'");
        }
        List<JsonNode> watchlists = new ArrayList<>();
        all.forEach(watchlists::add);
        if (watchlists.stream().anyMatch(one -> !one.path("id").isTextual())) {
            throw new IllegalArgumentException("every watchlist in a file needs an id: by it, it is found again");
        }
        return watchlists;
    }
}

package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of a running monitor, and what readers say of them. Each call fails with a {@link
 * org.filingmonitor.monitor.failure.Failure} if the monitor does not answer, or refuses.
 *
 * @param monitor where they are
 */
public record AlertClient(MonitorClient monitor) {

    private static final String ALERTS = "/api/v1/alerts";
    private static final String STREAM = ALERTS + "/stream";
    private static final String EVENTS = "text/event-stream";
    private static final String ID = "id:";
    private static final String DATA = "data:";
    private static final int PAGE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(AlertClient.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the monitor's answer with a page of alerts, as it is. */
    public String page(Map<String, String> parameters) {
        return monitor.get(ALERTS, parameters);
    }

    /**
     * Gives each alert after a position as it is fired, of one watchlist or all, until the connection ends.
     *
     * @return the position to go on from
     */
    public String follow(String watchlist, String after, Consumer<JsonNode> each) {
        String position = after;
        try (InputStream stream = monitor.stream(STREAM, Map.of("watchlist", watchlist, "after", after), EVENTS)) {
            BufferedReader events = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            String id = after;
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                if (line.startsWith(ID)) {
                    id = line.substring(ID.length()).strip();
                } else if (line.startsWith(DATA)) {
                    each.accept(MonitorClient.parse(line.substring(DATA.length())));
                    position = id;
                }
            }
        } catch (IOException lost) {
            LOG.debug("The stream of alerts broke off; whether the monitor is still there, the next call tells", lost);
        }
        return position;
    }

    /** Gives every alert that nobody has seen, from the first on, page by page. */
    public void eachUnseen(String watchlist, Consumer<List<String>> ids) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("watchlist", watchlist, "unseen", "true", "size", String.valueOf(PAGE)));
        String next = "0";
        String position;
        do {
            position = next;
            parameters.put("after", position);
            JsonNode page = MonitorClient.parse(page(parameters));
            List<String> found = page.path("alerts")
                    .valueStream()
                    .map(alert -> alert.path("id").asText())
                    .toList();
            if (!found.isEmpty()) {
                ids.accept(found);
            }
            next = page.path("next").asText();
        } while (!next.equals(position));
    }

    /** Marks alerts as seen, however many. */
    public void seen(List<String> ids) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            ObjectNode body = JSON.createObjectNode();
            ids.subList(from, Math.min(ids.size(), from + PAGE)).forEach(body.withArray("ids")::add);
            monitor.write("POST", ALERTS + "/seen", body.toString());
        }
    }
}

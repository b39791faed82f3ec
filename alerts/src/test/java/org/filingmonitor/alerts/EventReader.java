package org.filingmonitor.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events until it is closed. */
final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream events;
    private final Thread reading = new Thread(this::read, "events");
    private final List<JsonNode> data = new ArrayList<>();
    private String lastId;

    EventReader(URI address) throws IOException, InterruptedException {
        this(HttpRequest.newBuilder(address));
    }

    /** Comes back after the event with an id. */
    EventReader(URI address, String lastId) throws IOException, InterruptedException {
        this(HttpRequest.newBuilder(address).header("Last-Event-ID", lastId));
    }

    private EventReader(HttpRequest.Builder request) throws IOException, InterruptedException {
        events = ask(request).body();
        reading.start();
    }

    /** Returns the status with which a reader of events is answered who is not let in. */
    static int refused(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = ask(HttpRequest.newBuilder(address));
        answer.body().close();
        return answer.statusCode();
    }

    private static HttpResponse<InputStream> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
    }

    private void read() {
        String id = null;
        String text = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    text = line.substring(5).strip();
                } else if (line.isEmpty() && text != null) {
                    take(id, text);
                    text = null;
                }
            }
        } catch (IOException closed) {
            // the stream ends with the connection
        }
    }

    private synchronized void take(String id, String text) throws IOException {
        data.add(JSON.readTree(text));
        lastId = id;
    }

    /** Returns what came so far. */
    synchronized List<JsonNode> data() {
        return List.copyOf(data);
    }

    /** Returns the id of the last event, or another one if none came. */
    synchronized String lastId(String other) {
        return lastId == null ? other : lastId;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        events.close();
        reading.join();
    }
}

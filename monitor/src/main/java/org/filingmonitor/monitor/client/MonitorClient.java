package org.filingmonitor.monitor.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.local.Endpoints;

/** Asks a running monitor over HTTP. */
public final class MonitorClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private static final Set<Integer> UNFIT = Set.of(404, 409);

    private final URI monitor;
    private final Optional<String> token;
    private final PatientSender http;

    private MonitorClient(URI monitor, Optional<String> token) {
        this.monitor = monitor;
        this.token = token;
        this.http = new PatientSender(monitor);
    }

    /** Asks the monitor at an address, and shows it a token. */
    public static MonitorClient at(URI monitor, Optional<String> token) {
        return new MonitorClient(monitor, token);
    }

    /**
     * Returns where the monitor that runs on a data directory answers.
     *
     * @throws Failure if none does
     */
    public static Endpoints endpoints(Path dataDir) {
        try {
            return Endpoints.read(dataDir);
        } catch (IOException e) {
            throw new Failure(
                    "No monitor runs on " + dataDir.toAbsolutePath().normalize()
                            + ": start one with 'filing-monitor up', or name another with --data-dir or --url",
                    e);
        }
    }

    /**
     * Asks and returns the answer's JSON as it is.
     *
     * @param parameters of the query; empty ones are left out
     * @throws Failure if the monitor does not answer, or refuses
     */
    public String get(String path, Map<String, String> parameters) {
        HttpRequest request = request(path, parameters).timeout(ANSWER).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    /**
     * Writes, and returns the answer's JSON as it is, empty where there is none.
     *
     * @param method PUT, POST or DELETE
     * @param json what is written, or empty
     * @throws Failure if the monitor does not answer, or refuses
     */
    public String write(String method, String path, String json) {
        return done(written(method, path, json));
    }

    /** Writes without a body; returns why not, where something is not there (404) or not as it must be (409). */
    Optional<String> attempt(String method, String path) {
        HttpResponse<String> answer = written(method, path, "");
        if (UNFIT.contains(answer.statusCode())) {
            return Optional.of(refusal(answer.statusCode(), answer.body()).getMessage());
        }
        done(answer);
        return Optional.empty();
    }

    private HttpResponse<String> written(String method, String path, String json) {
        HttpRequest request = request(path, Map.of())
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .timeout(ANSWER)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String done(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    /** Sends a file and returns the lines of the answer as they come. */
    Stream<String> post(String path, Map<String, String> parameters, HttpRequest.BodyPublisher body) {
        HttpRequest request = request(path, parameters).POST(body).build();
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw refusal(answer.statusCode(), answer.body().collect(Collectors.joining("\n")));
        }
        return answer.body();
    }

    /**
     * Asks for content of a type and returns it as it comes; close it. Reading it fails if the monitor ends before it does.
     *
     * @throws Failure if the monitor does not answer, or refuses
     */
    InputStream stream(String path, Map<String, String> parameters, String type) {
        HttpRequest request = request(path, parameters).header("Accept", type).build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw refusal(answer.statusCode(), text(answer.body()));
        }
        return answer.body();
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads JSON that the monitor wrote. */
    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Failure("What answers is no filing monitor: see --url", e);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> parameters) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path, parameters));
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        return request;
    }

    private URI address(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(monitor.toString().replaceFirst("/+$", "") + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static Failure refusal(int status, String body) {
        String detail = parse(body).path("detail").asText("The monitor answered " + status);
        if (status == 401) {
            return new Failure(detail + ": set FILING_MONITOR_TOKEN, or give --token-file");
        }
        return status == 400 ? Failure.ofUsage(detail) : new Failure(detail);
    }
}

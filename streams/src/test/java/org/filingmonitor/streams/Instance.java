package org.filingmonitor.streams;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.filingmonitor.topic.TestBroker;

/** One of several instances of the application, each with a server and a state of its own. */
final class Instance implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final String authority;
    private final StreamsApp app;
    private final Javalin server;

    private Instance(int port, StreamsApp app) {
        this.authority = "127.0.0.1:" + port;
        this.app = app;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = port;
                    app.routes(config.routes);
                })
                .start();
    }

    static Instance start(Map<String, String> kafka, Path stateDir) throws IOException {
        int port = TestBroker.freePort();
        return new Instance(port, StreamsApp.start(new StreamsConfig(kafka, stateDir, "127.0.0.1:" + port)));
    }

    boolean isReady() {
        return app.isReady();
    }

    HttpResponse<String> ask(String target) {
        return send(request(target));
    }

    /** Tells whether it answers a request by itself, as it must one that another instance handed on. */
    boolean holds(String target) {
        return send(request(target)
                                .header("Filing-Monitor-Forwarded", authority)
                                .header("Filing-Monitor-Partitions", "0,1,2,3"))
                        .statusCode()
                == 200;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://" + authority + target))
                .timeout(ANSWER);
    }

    /** Is gone without a word, as far as the others and the group can tell. */
    void crash() {
        server.stop();
        app.close(GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    @Override
    public void close() {
        server.stop();
        app.close();
    }
}

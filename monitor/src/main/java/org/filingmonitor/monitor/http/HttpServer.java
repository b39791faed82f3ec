package org.filingmonitor.monitor.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one HTTP server: it mounts the routes of the applications, and errors leave it as {@link Problem}s. */
public final class HttpServer implements AutoCloseable {

    /** When to ask again, where the answer is that something is not ready. */
    static final String RETRY_SECONDS = "1";

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Serves the routes at the host and port of an address. */
    public static HttpServer start(URI address, List<Consumer<RoutesConfig>> routes) {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.routes.before(new SameOrigin(address.getHost()));
            config.jetty.host = address.getHost();
            config.jetty.port = address.getPort();
            routes.forEach(route -> route.accept(config.routes));
        });
        return new HttpServer(javalin.start());
    }

    /** Returns the port that is served. */
    public int port() {
        return javalin.port();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        // Whoever still reads or writes when the monitor stops is cut off.
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        String page = page();
        config.routes.get("/", request -> request.html(page));
        config.routes.exception(HttpResponseException.class, HttpServer::refuse);
        config.routes.exception(Exception.class, HttpServer::fail);
    }

    private static void refuse(HttpResponseException refusal, Context request) {
        if (refusal.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            request.header(Header.RETRY_AFTER, RETRY_SECONDS);
        }
        answer(request, Problem.of(refusal));
    }

    private static void fail(Exception error, Context request) {
        LOG.error("{} {} failed", request.method(), request.path(), error);
        answer(request, Problem.unexpected());
    }

    private static void answer(Context request, Problem problem) {
        request.status(problem.status()).json(problem).contentType(Problem.CONTENT_TYPE);
    }

    private static String page() {
        try (InputStream page = HttpServer.class.getResourceAsStream("/page/index.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

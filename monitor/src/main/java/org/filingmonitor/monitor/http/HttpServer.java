package org.filingmonitor.monitor.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one HTTP server: it mounts the routes of the applications, and errors leave it as {@link Problem}s. */
public final class HttpServer implements AutoCloseable {

    /** When to ask again, where the answer is that something is not ready. */
    static final String RETRY_SECONDS = "1";

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /**
     * How long a server that stops finishes what it was asked; then it cuts off whoever still reads or writes. Without any
     * such time, Jetty leaves connections that were just made open for ever, and nobody answers there.
     */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    /** How long it waits for another request of a connection that is open. */
    private static final Duration LAST_REQUEST = Duration.ofMillis(100);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Serves the routes. */
    public static HttpServer start(ServerConfig server, List<Consumer<RoutesConfig>> routes) {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.routes.before(new SameOrigin(server));
            if (server.tokens().areAsked()) {
                config.routes.before(new Access(server.tokens()));
                new Login(server.tokens(), server.keystore().isPresent()).routes(config.routes);
            }
            config.jetty.modifyServer(jetty -> jetty.setHandler(RateLimit.of(server.tokens())));
            config.jetty.addConnector((jetty, http) -> connector(jetty, http, server));
            ApiDescription.routes(config.routes);
            routes.forEach(route -> route.accept(config.routes));
        });
        return new HttpServer(javalin.start());
    }

    private static Connector connector(Server jetty, HttpConfiguration http, ServerConfig server) {
        ServerConnector connector = server.keystore()
                .map(keystore -> overTls(jetty, http, keystore))
                .orElseGet(() -> new ServerConnector(jetty, new HttpConnectionFactory(http)));
        connector.setHost(server.address().getHost());
        connector.setPort(server.port());
        connector.setShutdownIdleTimeout(LAST_REQUEST.toMillis());
        return connector;
    }

    private static ServerConnector overTls(Server jetty, HttpConfiguration http, Keystore keystore) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keystore.content());
        tls.setKeyStorePassword(keystore.password());
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.addCustomizer(new SecureRequestCustomizer(false)); // clients look whether the certificate has the name
        return new ServerConnector(jetty, tls, new HttpConnectionFactory(secure));
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
        config.http.generateEtags = true; // who asks again for what has not changed gets no body
        config.jetty.modifyServer(server -> server.setStopTimeout(LAST_ANSWERS.toMillis()));
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

    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.info("Whoever still reads or writes is cut off");
        }
    }
}

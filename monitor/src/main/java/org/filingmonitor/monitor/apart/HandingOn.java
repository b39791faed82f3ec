package org.filingmonitor.monitor.apart;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.filingmonitor.streams.query.PeerAccess;
import org.filingmonitor.streams.query.RequestTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests on to the application that answers them elsewhere, with the token that they show, and its answers back as
 * they come, so that one address answers for all. An answer that breaks off there breaks off here too: a part never looks
 * like the whole.
 */
public final class HandingOn {

    /** What the producer answers. */
    public static final List<String> OF_PRODUCER = List.of("/api/v1/feeds", "/api/v1/ingest");

    /** What alerts answers. */
    public static final List<String> OF_ALERTS = List.of(
            "/api/v1/filings", "/api/v1/watchlists", "/api/v1/alerts", "/api/v1/notifications", "/api/v1/unsubscribe");

    private static final Logger LOG = LoggerFactory.getLogger(HandingOn.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int CHUNK = 16 * 1024;
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    /** What belongs to one connection (RFC 9110, 7.6.1), or was looked at here already. */
    private static final Set<String> NOT_PASSED = Set.of(
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "proxy-authorization",
            "proxy-authenticate",
            "host",
            "expect",
            "content-length",
            "accept-encoding",
            "origin",
            "date",
            "server",
            PeerAccess.HANDED_ON.toLowerCase(Locale.ROOT));

    private final URI application;
    private final List<String> paths;
    private final HttpClient http;

    /**
     * Prepares to hand on.
     *
     * @param application its address
     * @param paths what it answers, with all that is below
     * @param tls whom to trust beyond the authorities that Java trusts, instead of them
     */
    public HandingOn(URI application, List<String> paths, Optional<SSLContext> tls) {
        this.application = application;
        this.paths = List.copyOf(paths);
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(client::sslContext);
        this.http = client.build();
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        for (String path : paths) {
            for (HandlerType method : METHODS) {
                routes.addHttpHandler(method, path, this::handOn);
                routes.addHttpHandler(method, path + "/*", this::handOn);
            }
        }
    }

    private void handOn(Context request) throws InterruptedException {
        if (request.header(PeerAccess.HANDED_ON) != null) {
            throw new HttpResponseException(
                    HttpStatus.LOOP_DETECTED.getCode(),
                    "This was handed on already: give " + application + " the address of the application itself");
        }
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(onward(request), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            LOG.warn("{} gave no answer: {}", application, e.toString());
            throw new ServiceUnavailableResponse("The application that answers this does not answer now; try again");
        }
        request.status(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            if (isPassed(name)) {
                values.forEach(value -> request.res().addHeader(name, value));
            }
        });
        answer.headers().firstValue("content-type").ifPresent(request::contentType); // over Javalin's own
        pass(answer.body(), request);
    }

    private HttpRequest onward(Context request) {
        URI target = application.resolve(RequestTarget.of(request));
        HttpRequest.Builder onward =
                HttpRequest.newBuilder(target).method(request.method().name(), body(request));
        Collections.list(request.req().getHeaderNames()).stream()
                .filter(HandingOn::isPassed)
                .forEach(name ->
                        Collections.list(request.req().getHeaders(name)).forEach(value -> onward.header(name, value)));
        return onward.header(PeerAccess.HANDED_ON, target.getAuthority()).build();
    }

    private static BodyPublisher body(Context request) {
        long length = request.req().getContentLengthLong();
        boolean chunked = request.header("Transfer-Encoding") != null;
        if (length <= 0 && !chunked) {
            return BodyPublishers.noBody();
        }
        BodyPublisher body = BodyPublishers.ofInputStream(request::bodyInputStream);
        return chunked ? body : BodyPublishers.fromPublisher(body, length);
    }

    private static boolean isPassed(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !NOT_PASSED.contains(name) && !name.startsWith(":");
    }

    private static void pass(InputStream answer, Context request) {
        try (answer) {
            OutputStream out = request.res().getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = read(answer, chunk); read >= 0; read = read(answer, chunk)) {
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (BrokenAnswerException broken) {
            LOG.warn("{} was cut off", request.path(), broken);
            cutOff(request);
        } catch (IOException gone) {
            LOG.debug("{} was given up by its client", request.path(), gone);
        }
    }

    private static int read(InputStream answer, byte[] chunk) {
        try {
            return answer.read(chunk);
        } catch (IOException e) {
            throw new BrokenAnswerException(e);
        }
    }

    /** The answer has begun, so that no status can tell any more. */
    private static void cutOff(Context request) {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static final class BrokenAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenAnswerException(IOException cause) {
            super(cause);
        }
    }
}

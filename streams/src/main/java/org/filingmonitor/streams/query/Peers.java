package org.filingmonitor.streams.query;

import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other instances, asked over HTTP. An instance that does not answer in time, or not to the end, or that turns out to
 * be something else that now listens there, is as good as gone: 503.
 */
final class Peers {

    /** In a request, the instance that is meant, which answers by itself or not at all; in its answer, who answered. */
    static final String FORWARDED = PeerAccess.HANDED_ON;

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** By then, Kafka has noticed that an instance hangs, and moves its work. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final PeerAccess access;
    private final Duration patience;
    private final HttpClient http;

    Peers(PeerAccess access) {
        this(access, ANSWER);
    }

    /** Waits for each answer as long as is said. */
    Peers(PeerAccess access, Duration patience) {
        this.access = access;
        this.patience = patience;
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        access.tls().ifPresent(client::sslContext);
        this.http = client.build();
    }

    /**
     * Asks an instance, and returns its answer once it is complete.
     *
     * @param target path and query
     * @throws MovingException if it does not answer, or that it cannot now
     */
    HttpResponse<byte[]> ask(HostInfo host, String target, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(access.scheme() + "://" + authority(host) + target))
                .header(FORWARDED, authority(host));
        headers.forEach(request::header);
        access.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        HttpResponse<byte[]> answer = await(host, http.sendAsync(request.build(), BodyHandlers.ofByteArray()));
        require(answer, host);
        return answer;
    }

    /** Makes sure that the instance which was meant answered, and could. */
    private static void require(HttpResponse<?> answer, HostInfo host) {
        if (!answer.headers().firstValue(FORWARDED).equals(Optional.of(authority(host)))) {
            throw gone(host, "what listens there is something else, and answered " + answer.statusCode());
        }
        if (answer.statusCode() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            throw gone(host, "it cannot answer now");
        }
    }

    /** The client's own time-out ends with the first byte of the body. */
    private HttpResponse<byte[]> await(HostInfo host, CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw gone(host, e.toString());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw gone(host, e.toString());
        }
    }

    private static MovingException gone(HostInfo host, String why) {
        LOG.info("{} holds what was asked for, but gave no answer: {}", authority(host), why);
        return new MovingException();
    }

    /** Returns host and port as in an address; those of IPv6 stand in brackets. */
    static String authority(HostInfo host) {
        String name = host.host().contains(":") && !host.host().startsWith("[") ? "[" + host.host() + "]" : host.host();
        return name + ":" + host.port();
    }
}

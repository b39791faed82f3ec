package org.filingmonitor.monitor.client;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import org.filingmonitor.monitor.failure.Failure;

/** Sends requests to a monitor, each again and again while it says that there are too many of them. */
final class PatientSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int RETRIES = 30;

    private final URI monitor;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    PatientSender(URI monitor) {
        this.monitor = monitor;
    }

    /**
     * Sends a request and returns its answer.
     *
     * @throws Failure if the monitor does not answer
     */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        RetryPolicy<HttpResponse<T>> whileTooMany = RetryPolicy.<HttpResponse<T>>builder()
                .abortOn(Failure.class)
                .handleResultIf(answer -> answer.statusCode() == TOO_MANY)
                .withDelay(PAUSE)
                .withMaxRetries(RETRIES)
                .build();
        return Failsafe.with(whileTooMany).get(() -> once(request, handler));
    }

    private <T> HttpResponse<T> once(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new Failure(
                    "No monitor answers at " + monitor
                            + ": start one with 'filing-monitor up', or name another with --data-dir or --url",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted", e);
        }
    }
}

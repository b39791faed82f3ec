package org.filingmonitor.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application that waits for Kafka answers by one server, and by another at the same port once it runs. */
class HandoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int HANDOVERS = 60;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    @Test
    void nobodyWaitsForAnAnswerThatNeverComes() {
        HttpServer server = serve(0);
        URI address = URI.create("http://127.0.0.1:" + server.port());
        List<CompletableFuture<Void>> clients = Stream.generate(() -> CompletableFuture.runAsync(() -> ask(address)))
                .limit(3)
                .toList();
        for (int i = 0; i < HANDOVERS; i++) {
            int before = asked.get();
            await().atMost(PATIENCE.multipliedBy(2)).until(() -> asked.get() > before + 20);
            server.close();
            server = serve(address.getPort());
        }
        ended.set(true);
        clients.forEach(CompletableFuture::join);
        server.close();

        assertThat(unanswered).hasValue(0);
    }

    private static HttpServer serve(int port) {
        return HttpServer.start(
                ServerConfig.onLoopback(port), List.of(Health.of(Map.of("broker", () -> true))::routes));
    }

    private void ask(URI address) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/health/ready"))
                .timeout(PATIENCE)
                .build();
        while (!ended.get()) {
            asked.incrementAndGet();
            try {
                http.send(request, BodyHandlers.discarding());
            } catch (HttpTimeoutException hung) {
                unanswered.incrementAndGet();
            } catch (IOException refused) {
                // Between the two servers a connection is refused or broken, which tells a client to ask again.
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.ServiceUnavailableResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.filingmonitor.alerts.matching.WatchlistTable;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.junit.jupiter.api.Test;

class WatchlistsTest {

    private static final Map<String, String> AWAY =
            Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "mock://watchlists");

    @Test
    void refusesWhoWaitsTooLongForOthersToWrite() throws Exception {
        try (Watchlists watchlists =
                new Watchlists(new KafkaClients(AWAY, "test"), "group", new WatchlistTable(), () -> true)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> watchlists.exclusively(() -> {
                begun.countDown();
                awaited(end);
            }));
            begun.await();
            AtomicBoolean written = new AtomicBoolean();

            assertThatThrownBy(() -> watchlists.exclusively(() -> written.set(true)))
                    .isInstanceOf(ServiceUnavailableResponse.class)
                    .hasMessageContaining("try again");
            assertThat(written).isFalse();

            end.countDown();
            other.get(10, TimeUnit.SECONDS);
            watchlists.exclusively(() -> written.set(true));
            assertThat(written).isTrue();
        }
    }

    private static void awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

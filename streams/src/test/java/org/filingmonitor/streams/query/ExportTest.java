package org.filingmonitor.streams.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The export over HTTP, from partitions that this test fills, breaks and watches being closed. */
class ExportTest {

    static {
        GeneratedRecords.enable();
    }

    private static final int ENDLESS = Integer.MAX_VALUE;

    private final AtomicInteger open = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private Javalin server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void writesTheFilingsOfAllPartitionsInTheOrderOfTheirIds() throws Exception {
        serve(2, partition -> partition == 0 ? of("CN-1", "US-2", "WO-\uD842\uDFB7") : of("DE-4", "WO-3", "WO-\uFF21"));

        HttpResponse<String> answer = get("application/json;q=0.1, Application/X-NDJSON; charset=utf-8");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(answer.body().lines().map(line -> line.replaceAll("^\\{\"id\":\"([^\"]+)\".*", "$1")))
                .containsExactly("CN-1", "DE-4", "US-2", "WO-3", "WO-\uFF21", "WO-\uD842\uDFB7");
        assertThat(answer.body()).endsWith("}\n");
        await().until(() -> open.get() == 0);
    }

    @Test
    void refusesWhoeverDoesNotAskForLinesAndNamesTheCure() throws Exception {
        serve(1, partition -> of("US-1"));

        assertThat(get("application/json").statusCode()).isEqualTo(406);
        assertThat(get("*/*").body()).contains("Accept: application/x-ndjson");
        assertThat(get("/api/v1/filings?colour=red", Export.LINES).statusCode()).isEqualTo(400);
    }

    @Test
    void breaksTheConnectionWhenTheFilingsAreMovedSoThatAPartNeverLooksWhole() throws Exception {
        serve(
                1,
                partition -> new Partition(
                        IntStream.range(0, ENDLESS).mapToObj(i -> "US-" + i).iterator(), 5000));

        assertThatThrownBy(() -> get(Export.LINES)).isInstanceOf(IOException.class);

        await().until(() -> open.get() == 0);
    }

    @Test
    void breaksTheConnectionAlsoBeforeAnythingWasSent() throws Exception {
        serve(1, partition -> new Partition(List.of("US-1", "US-2").iterator(), 1));

        assertThatThrownBy(() -> get(Export.LINES)).isInstanceOf(IOException.class);

        await().until(() -> open.get() == 0);
    }

    @Test
    void closesThePartitionsWhenTheClientGoesAway() throws Exception {
        serve(
                1,
                partition -> new Partition(
                        IntStream.range(0, ENDLESS).mapToObj(i -> "US-" + i).iterator(), ENDLESS));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream()
                    .write(("GET /api/v1/filings HTTP/1.1\r\nHost: x\r\nAccept: " + Export.LINES + "\r\n\r\n")
                            .getBytes(UTF_8));
            InputStream answer = client.getInputStream();
            assertThat(answer.readNBytes(1000)).hasSize(1000);
            assertThat(open).hasValue(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> open.get() == 0);
    }

    @Test
    void closesThePartitionsThatWereOpenedBeforeOneThatIsElsewhere() {
        serve(0, partition -> of());

        assertThatThrownBy(() -> inOrder(3, partition -> {
                    if (partition == 2) {
                        throw new InvalidStateStoreException("elsewhere");
                    }
                    return of("US-" + partition);
                }))
                .isInstanceOf(InvalidStateStoreException.class);
        assertThat(open).hasValue(0);
    }

    private void serve(int partitions, IntFunction<KeyValueIterator<String, FilingState>> opening) {
        Export export = new Export(request -> inOrder(partitions, opening));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.get("/api/v1/filings", export::answer);
                })
                .start();
    }

    private static FilingLines inOrder(int partitions, IntFunction<KeyValueIterator<String, FilingState>> opening) {
        return new FilingsInOrder(IntStream.range(0, partitions)
                .<Supplier<FilingLines>>mapToObj(partition -> () -> new StoredFilings(opening.apply(partition)))
                .toList());
    }

    private HttpResponse<String> get(String accept) throws Exception {
        return get("/api/v1/filings", accept);
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", accept)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private Partition of(String... ids) {
        return new Partition(new ArrayList<>(List.of(ids)).iterator(), ENDLESS);
    }

    /** A partition that counts as open until it is closed, and fails after some filings as one that is moved does. */
    private final class Partition implements KeyValueIterator<String, FilingState> {

        private final Iterator<String> ids;
        private int left;
        private String next;

        Partition(Iterator<String> ids, int failsAfter) {
            this.ids = ids;
            this.left = failsAfter;
            open.incrementAndGet();
        }

        @Override
        public boolean hasNext() {
            if (next == null && ids.hasNext()) {
                if (left-- == 0) {
                    throw new InvalidStateStoreException("moved");
                }
                next = ids.next();
            }
            return next != null;
        }

        @Override
        public String peekNextKey() {
            return next;
        }

        @Override
        public KeyValue<String, FilingState> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            FilingState state = FilingState.newBuilder()
                    .setId(next)
                    .setOffice(next.substring(0, 2))
                    .setFirstSeenAt(Instant.EPOCH)
                    .setCounted(Counted.newBuilder().build())
                    .build();
            next = null;
            return KeyValue.pair(state.getId(), state);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}

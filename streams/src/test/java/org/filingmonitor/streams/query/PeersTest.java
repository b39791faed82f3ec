package org.filingmonitor.streams.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance makes of another one that breaks off, hangs, is gone, or is none. */
class PeersTest {

    private static final int END = 4;
    private static final int SOON_MILLIS = 5000;

    private final Peers peers = new Peers(Duration.ofMillis(500));
    private final CountDownLatch ended = new CountDownLatch(1);
    private ServerSocket server;
    private HostInfo host;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        host = new HostInfo("127.0.0.1", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        ended.countDown();
        server.close();
    }

    @Test
    void passesOnTheWholeAnswerOfTheInstanceThatWasMeant() {
        serve(head("404 Not Found", "Content-Length: 2") + "no", false);

        assertThat(ask().statusCode()).isEqualTo(404);
        assertThat(ask().body()).asString(UTF_8).isEqualTo("no");
    }

    @Test
    void takesTheAnswerOfAnotherServerForNone() {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno", false);

        assertThatThrownBy(this::ask).isInstanceOf(MovingException.class);
    }

    @Test
    void takesAnAnswerThatIsBrokenOffForNone() {
        serve(head("200 OK", "Content-Length: 100") + "half", false);

        assertThatThrownBy(this::ask).isInstanceOf(MovingException.class);
    }

    @Test
    void waitsForAnAnswerNoLongerThanIsSaid() {
        serve(head("200 OK", "Content-Length: 100") + "half", true);

        assertThatThrownBy(this::ask).isInstanceOf(MovingException.class);
    }

    @Test
    void takesWhoeverCannotBeReachedForGone() throws IOException {
        server.close();

        assertThatThrownBy(this::ask).isInstanceOf(MovingException.class);
        assertThatThrownBy(this::open).isInstanceOf(MovingException.class);
    }

    @Test
    void opensNoAnswerThatRefuses() {
        serve(head("406 Not Acceptable", "Content-Length: 2") + "no", false);

        assertThatThrownBy(this::open).isInstanceOf(MovingException.class);
    }

    @Test
    void leavesNoAnswerOpenThatItRefuses() throws Exception {
        CompletableFuture<Integer> closed =
                serveUntilClosed(head("503 Service Unavailable", "Transfer-Encoding: chunked") + "4\r\nbusy\r\n");

        assertThatThrownBy(this::open).isInstanceOf(MovingException.class);
        assertThat(closed.get()).isEqualTo(-1);
    }

    @Test
    void readsALongAnswerAsItComes() throws IOException {
        String body = "x".repeat(1_000_000);
        serve(head("200 OK", "Content-Length: " + body.length()) + body, false);

        try (InputStream answer = open()) {
            assertThat(answer.read()).isEqualTo('x');
            assertThat(answer.readAllBytes()).asString(UTF_8).isEqualTo(body.substring(1));
            assertThat(answer.read()).isEqualTo(-1);
        }
    }

    @Test
    void failsToReadOnWhereALongAnswerIsBrokenOff() throws IOException {
        serve(head("200 OK", "Transfer-Encoding: chunked") + "4\r\nhalf\r\n", false);

        try (InputStream answer = open()) {
            assertThat(answer.readNBytes(END)).hasSize(END);
            assertThatThrownBy(answer::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsToReadOnWhereALongAnswerStalls() throws IOException {
        serve(head("200 OK", "Transfer-Encoding: chunked") + "4\r\nhalf\r\n", true);

        try (InputStream answer = open()) {
            assertThat(answer.readNBytes(END)).hasSize(END);
            assertThatThrownBy(answer::read).isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void neverTakesLinesThatEndInTheMiddleForAll() {
        serve(head("200 OK", "Content-Length: 31") + "{\"id\":\"US-1\",\"office\":\"US\"}\n{\"i", false);

        try (FilingLines lines = new FilingsElsewhere(open())) {
            assertThat(lines.nextId()).isEqualTo("US-1");
            assertThatThrownBy(lines::next).hasMessageContaining("middle of a line");
        }
    }

    @Test
    void takesLinesOfWhichNotEvenOneComesWholeForNoAnswer() {
        serve(head("200 OK", "Transfer-Encoding: chunked") + "4\r\n{\"id\r\n", false);

        assertThatThrownBy(() -> new FilingsElsewhere(open())).isInstanceOf(MovingException.class);
    }

    private HttpResponse<byte[]> ask() {
        return peers.ask(host, "/any", Map.of());
    }

    private InputStream open() {
        return peers.open(host, "/any", Map.of());
    }

    private String head(String status, String length) {
        return "HTTP/1.1 " + status + "\r\n" + Peers.FORWARDED + ": " + Peers.authority(host) + "\r\n" + length
                + "\r\n\r\n";
    }

    /** Answers every request with the same bytes, then closes the connection or, if it hangs, says nothing more. */
    private void serve(String answer, boolean hangs) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    readHead(client.getInputStream());
                    client.getOutputStream().write(answer.getBytes(UTF_8));
                    client.getOutputStream().flush();
                    if (hangs) {
                        ended.await();
                    }
                } catch (IOException | InterruptedException stopped) {
                    return;
                }
            }
        });
    }

    /** Answers one request, and tells what comes next on the connection: -1 if the client closes it. */
    private CompletableFuture<Integer> serveUntilClosed(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = server.accept()) {
                client.setSoTimeout(SOON_MILLIS);
                readHead(client.getInputStream());
                client.getOutputStream().write(answer.getBytes(UTF_8));
                return client.getInputStream().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void readHead(InputStream request) throws IOException {
        BufferedReader head = new BufferedReader(new InputStreamReader(request, UTF_8));
        for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
            assertThat(line).isNotBlank();
        }
    }
}

package org.filingmonitor.streams.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance makes of another one that breaks off, hangs, is gone, or is none. */
class PeersTest {

    private final Peers peers = new Peers(PeerAccess.OPEN, Duration.ofMillis(500));
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();
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
    void showsTheOthersItsTokenAndTellsItToNobodyElse() {
        serve(head("200 OK", "Content-Length: 2") + "ok", false);
        PeerAccess access = new PeerAccess(Optional.of("reader-token-0123"), Optional.empty());

        assertThat(new Peers(access).ask(host, "/any", Map.of()).statusCode()).isEqualTo(200);

        assertThat(heard).contains("Authorization: Bearer reader-token-0123");
        assertThat(access.toString()).doesNotContain("reader-token");
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
    }

    private HttpResponse<byte[]> ask() {
        return peers.ask(host, "/any", Map.of());
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

    private void readHead(InputStream request) throws IOException {
        BufferedReader head = new BufferedReader(new InputStreamReader(request, UTF_8));
        for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
            heard.add(line);
        }
    }
}

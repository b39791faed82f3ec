package org.filingmonitor.alerts.courier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Something at the port of a mail server that says what a test lets it say. */
final class MailPeer implements AutoCloseable {

    /** One side of a talk. */
    interface Talk {
        void with(Socket peer, BufferedReader read, OutputStream write) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> peers = ConcurrentHashMap.newKeySet();

    MailPeer(Talk talk) throws IOException {
        this(ServerSocketFactory.getDefault(), talk);
    }

    MailPeer(ServerSocketFactory factory, Talk talk) throws IOException {
        server = factory.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(talk));
    }

    private void accept(Talk talk) {
        while (!server.isClosed()) {
            try {
                Socket peer = server.accept();
                peers.add(peer);
                threads.execute(() -> talk(talk, peer));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void talk(Talk talk, Socket peer) {
        try (peer) {
            talk.with(
                    peer,
                    new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII)),
                    peer.getOutputStream());
        } catch (IOException e) {
            return; // the other side left, which is what some tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(OutputStream write, String line) throws IOException {
        write.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        write.flush();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket peer : peers) {
            peer.close();
        }
        threads.shutdownNow();
    }
}

package org.filingmonitor.monitor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.monitor.failure.Failure;

/**
 * The loopback ports of one run. Neither Kafka nor the registry tells which port it got for 0, so free ones are picked
 * beforehand.
 */
record Ports(int http, int kafka, int controller, int registry) {

    static final int KAFKA = 9092;
    static final int REGISTRY = 8081;

    /**
     * Chooses the ports: the given one for HTTP with the stated defaults for Kafka and the registry, or free ones for
     * all when 0 is asked.
     *
     * @throws Failure if one of them is in use
     */
    static Ports choose(int http) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            return new Ports(
                    hold("HTTP", http, held),
                    hold("Kafka", http == 0 ? 0 : KAFKA, held),
                    hold("Kafka's controller", 0, held),
                    hold("the schema registry", http == 0 ? 0 : REGISTRY, held));
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static int hold(String user, int port, List<ServerSocket> held) {
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure(
                    "Port " + port + ", for " + user + ", is in use: stop what uses it, or give "
                            + (user.equals("HTTP") ? "another --port, or " : "") + "--port 0 for free ports",
                    e);
        }
    }

    /** Returns whether somebody accepts connections at a loopback {@code host:port}. */
    static boolean answers(String address) {
        String[] hostAndPort = address.split(":", 2);
        try (Socket socket = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

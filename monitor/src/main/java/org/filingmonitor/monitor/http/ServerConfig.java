package org.filingmonitor.monitor.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a server answers, and whom.
 *
 * @param host name or address to listen at
 * @param port 0 for a free one
 * @param tokens what it asks for
 * @param keystore what it shows itself by over TLS; empty for plain HTTP
 */
public record ServerConfig(String host, int port, Tokens tokens, Optional<Keystore> keystore) {

    /** Listens on loopback and asks for nothing. */
    public static ServerConfig onLoopback(int port) {
        return new ServerConfig("127.0.0.1", port, Tokens.NONE, Optional.empty());
    }

    /** Returns this configuration at another port. */
    public ServerConfig at(int other) {
        return new ServerConfig(host, other, tokens, keystore);
    }

    /** Returns the address that is listened at. */
    public URI address() {
        return address(host);
    }

    /** Returns where programs on this machine reach the server. */
    public URI localAddress() {
        return address(isEveryAddress() ? "127.0.0.1" : host);
    }

    /** Tells whether nobody beyond this machine reaches the server. */
    public boolean isOnLoopback() {
        return resolved().map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private boolean isEveryAddress() {
        return resolved().map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    /** Returns the address of the host; empty if nobody knows it, as listening will say. */
    public Optional<InetAddress> resolved() {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private URI address(String name) {
        try {
            return new URI(keystore.isPresent() ? "https" : "http", null, name, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " is no host", e);
        }
    }
}

package org.filingmonitor.alerts.courier;

import java.util.Optional;

/**
 * The server that takes our mail.
 *
 * @param host its name, which its certificate must have
 * @param port its port
 * @param tls how the connection is encrypted
 * @param from the address that mail comes from
 * @param login how to log in; empty where the server does not ask for it
 */
public record MailServer(String host, int port, Tls tls, String from, Optional<Login> login) {

    /** How a connection is encrypted, and at which port that is usual. */
    public enum Tls {
        /** It begins in the clear; nothing is sent before it is encrypted. */
        STARTTLS(587),
        /** It is encrypted from the start. */
        TLS(465),
        /** It is not. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        /** Returns the usual port. */
        public int port() {
            return port;
        }
    }

    /** A name and a password, which never shows. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }
}

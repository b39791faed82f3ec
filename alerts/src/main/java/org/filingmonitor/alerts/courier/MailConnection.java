package org.filingmonitor.alerts.courier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a mail server. It is cut once its time is over, whatever it does then: time-outs of single reads do not
 * hold up a server that says a byte now and then.
 */
final class MailConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailConnection.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Far more than all answers of a server to one mail, its certificates included. */
    private static final long MOST_READ = 1 << 20;

    private final Socket plain = new BoundedSocket(MOST_READ);
    private final ScheduledFuture<?> cut;
    private volatile boolean over;

    MailConnection(ScheduledExecutorService timer, Duration exchange) {
        cut = timer.schedule(this::cut, exchange.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends whatever it does. */
    void cut() {
        over = true;
        try {
            close();
        } catch (IOException e) {
            LOG.debug("A connection that was cut had ended", e);
        }
    }

    /** Tells whether it was cut. */
    boolean isOver() {
        return over;
    }

    /** Connects; with {@code TLS}, the certificate is trusted and has the server's name, or this fails. */
    Socket connect(MailServer server, SSLSocketFactory tls) throws IOException {
        byte[] address = InetAddress.getByName(server.host()).getAddress();
        // With the name beside it, nobody asks the address for a name, which is then held against the certificate.
        InetAddress named = InetAddress.getByAddress(server.host(), address);
        plain.connect(new InetSocketAddress(named, server.port()), (int) CONNECT.toMillis());
        if (server.tls() != MailServer.Tls.TLS) {
            return plain;
        }
        SSLSocket encrypted = (SSLSocket) tls.createSocket(plain, server.host(), server.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    @Override
    public void close() throws IOException {
        cut.cancel(false);
        plain.close();
    }
}

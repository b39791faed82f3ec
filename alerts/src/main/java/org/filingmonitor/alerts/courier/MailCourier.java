package org.filingmonitor.alerts.courier;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.filingmonitor.alerts.message.Messages;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails notifications, each over a connection of its own, in bounded time. Whatever the server refuses, for now or for good,
 * is a failure with its reply as the reason.
 */
final class MailCourier implements Courier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailCourier.class);

    /** Most alerts that a mail names. */
    static final int MOST = 50;

    /** How long a try may take in all. */
    static final Duration EXCHANGE = Duration.ofSeconds(60);

    private final MailServer server;
    private final Messages messages;
    private final SSLSocketFactory tls;
    private final Duration exchange;
    private final Session session;
    private final Set<MailConnection> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    MailCourier(MailServer server, Messages messages) {
        this(server, messages, (SSLSocketFactory) SSLSocketFactory.getDefault(), EXCHANGE);
    }

    /** Mails with the trust of a factory. */
    MailCourier(MailServer server, Messages messages, SSLSocketFactory tls, Duration exchange) {
        this.server = server;
        this.messages = messages;
        this.tls = tls;
        this.exchange = exchange;
        this.session = Session.getInstance(properties());
    }

    private Properties properties() {
        boolean upgraded = server.tls() == MailServer.Tls.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", server.port());
        properties.put("mail.smtp.localhost", MailAddress.domain(server.from()));
        properties.put("mail.smtp.from", server.from());
        properties.put("mail.smtp.starttls.enable", upgraded);
        properties.put("mail.smtp.starttls.required", upgraded);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.put("mail.smtp.auth", server.login().isPresent());
        properties.put("mail.smtp.quitwait", false);
        return properties;
    }

    @Override
    public Attempt carry(Notification notification, Channel channel) {
        try (MailConnection connection = new MailConnection(timer, exchange)) {
            open.add(connection);
            return carry(notification, channel, connection);
        } catch (IOException e) {
            return Attempt.failed(reason(e));
        }
    }

    private Attempt carry(Notification notification, Channel channel, MailConnection connection) {
        try {
            send(mail(notification, channel), connection.connect(server, tls));
            return Attempt.delivered();
        } catch (MessagingException | IOException e) {
            return Attempt.failed(connection.isOver() ? "no end after " + exchange.toSeconds() + " s" : reason(e));
        } finally {
            open.remove(connection);
        }
    }

    private MimeMessage mail(Notification notification, Channel channel) throws MessagingException {
        return MailText.of(
                session,
                messages.of(notification, MOST),
                notification.getId(),
                server.from(),
                channel.getTarget(),
                messages.links()
                        .unsubscribe(
                                notification.getWatchlistId(),
                                UnsubscribeToken.of(notification.getWatchlistId(), channel)),
                notification.getSealedAt());
    }

    private void send(MimeMessage mail, Socket socket) throws MessagingException {
        SMTPTransport transport = new SMTPTransport(session, address());
        try {
            transport.connect(socket);
            transport.sendMessage(mail, mail.getAllRecipients());
        } finally {
            quit(transport);
        }
    }

    private URLName address() {
        return server.login()
                .map(login -> new URLName("smtp", server.host(), server.port(), null, login.user(), login.password()))
                .orElseGet(() -> new URLName("smtp", server.host(), server.port(), null, null, null));
    }

    /** A farewell that fails changes nothing about what was taken before. */
    private static void quit(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server left first", e);
        }
    }

    /** The innermost reason is the server's own reply. */
    private static String reason(Exception failure) {
        Throwable deepest = failure;
        for (Throwable next = failure; next != null; next = next(next)) {
            deepest = next;
        }
        return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    @Override
    public void close() {
        open.forEach(MailConnection::cut); // what hangs now is tried again after the next start
        timer.shutdownNow();
    }
}

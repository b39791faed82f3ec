package org.filingmonitor.alerts.courier;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.filingmonitor.alerts.message.Message;
import org.filingmonitor.alerts.message.Template;

/** A mail of a message, as text and as HTML, with the headers that let its recipient unsubscribe by one click (RFC 8058). */
final class MailText {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String NAME = "Filing Monitor";

    private MailText() {}

    /**
     * Writes a mail.
     *
     * @param id what tells it from others, the same at each try
     * @param unsubscribe the page that ends the subscription
     */
    static MimeMessage of(
            Session session, Message message, String id, String from, String to, String unsubscribe, Instant sent)
            throws MessagingException {
        MimeMessage mail = new Identified(session, "<" + id + "@" + MailAddress.domain(from) + ">");
        mail.setFrom(named(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to, true));
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(Date.from(sent));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        Map<String, Object> values = Map.of("message", message, "unsubscribe", unsubscribe);
        mail.setContent(new MimeMultipart(
                "alternative",
                part("plain", Template.MAIL_TEXT.fill(values)),
                part("html", Template.MAIL_HTML.fill(values))));
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress named(String from) throws MessagingException {
        try {
            return new InternetAddress(from, NAME, UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static MimeBodyPart part(String subtype, String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** Keeps its id, which else is drawn anew whenever it is written. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

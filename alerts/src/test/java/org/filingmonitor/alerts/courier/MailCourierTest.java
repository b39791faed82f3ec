package org.filingmonitor.alerts.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.message.ANotification.SEALED;
import static org.filingmonitor.alerts.message.ANotification.aNotification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.filingmonitor.alerts.courier.MailServer.Login;
import org.filingmonitor.alerts.courier.MailServer.Tls;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.message.Links;
import org.filingmonitor.alerts.message.Messages;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Notification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailCourierTest {

    private static final Duration EXCHANGE = Duration.ofSeconds(2);
    private static final String FROM = "monitor@example.org";
    private static final Channel CHANNEL =
            Channels.of(ChannelType.EMAIL, "ann@example.org", UnsubscribeToken.newSecret());

    private static final String HOSTILE =
            "=HYPERLINK(\"https://x\") <img src=x onerror=alert(1)> \ud83d\udd25\r\nBcc: eve@example.org\r\n\r\n \u202e\u05d0\u05d1 "
                    + "x".repeat(400);

    private final Certificates certificates = new Certificates();
    private final Messages messages =
            new Messages(Links.to(URI.create("https://monitor.example.org")), new IpcTitles());
    private GreenMail greenMail;

    @BeforeEach
    void start() {
        greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    private Attempt send(Notification notification, MailServer server) {
        try (MailCourier courier =
                new MailCourier(server, messages, certificates.trusting().sslSocketFactory(), EXCHANGE)) {
            return courier.carry(notification, CHANNEL);
        }
    }

    private MailServer caught() {
        return server(greenMail.getSmtp().getPort(), Tls.NONE);
    }

    private static MailServer server(int port, Tls tls) {
        return new MailServer("127.0.0.1", port, tls, FROM, Optional.empty());
    }

    private MimeMessage sent(Notification notification) {
        assertThat(send(notification, caught())).isEqualTo(Attempt.delivered());
        return greenMail.getReceivedMessages()[0];
    }

    private static Notification ofOne(Filing... filings) {
        return aNotification("Wheels").of("NEW", filings).sealed();
    }

    private static String part(MimeMessage mail, int part) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(part).getContent();
    }

    @Test
    void sendsAMailWithAllThatMailProgramsAskFor() throws Exception {
        Notification notification = ofOne(aFiling("US-1").title("Wheel").filing());

        MimeMessage mail = sent(notification);

        assertThat(mail.getSubject()).isEqualTo("Wheels: New filing: Wheel");
        assertThat(mail.getFrom()[0]).hasToString("Filing Monitor <monitor@example.org>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<" + notification.getId() + "@example.org>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(SEALED));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String link = "https://monitor.example.org/api/v1/unsubscribe/wheels/" + UnsubscribeToken.of("wheels", CHANNEL);
        assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""))
                .isEqualTo("<" + link + ">");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).contains("* New filing: Wheel", "title:wheel: a <b> *wheel* & axle", link);
        Document html = Jsoup.parse(part(mail, 1));
        assertThat(html.select("h2 a").attr("href")).contains("/filings?q=id%3A%22US-1%22");
        assertThat(html.select("strong").text()).isEqualTo("wheel");
        assertThat(html.select("a[href=" + link + "]").text()).isEqualTo("Unsubscribe");
    }

    @Test
    void sendsTheSameIdAtEachTry() throws Exception {
        Notification notification = ofOne(aFiling("US-1").filing());

        send(notification, caught());
        send(notification, caught());

        MimeMessage[] mails = greenMail.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
    }

    @Test
    void letsNoSourceWriteHeadersOrMarkup() throws Exception {
        MimeMessage mail = sent(aNotification("Wheels\r\nBcc: eve@example.org")
                .of("NEW", aFiling("US-1").title(HOSTILE).owners(HOSTILE).filing())
                .sealed());

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).hasSizeLessThanOrEqualTo(150).doesNotContain("\n", "\r", "\u202e");
        Document html = Jsoup.parse(part(mail, 1));
        assertThat(html.select("img, script")).isEmpty();
        assertThat(html.select("h2").text())
                .startsWith("=HYPERLINK(\"https://x\") <img src=x onerror=alert(1)> \ud83d\udd25");
    }

    @Test
    void namesFiftyFilingsAndLeadsToTheOthers() throws Exception {
        MimeMessage mail = sent(aNotification("Wheels").many(75).sealed());

        Document html = Jsoup.parse(part(mail, 1));
        assertThat(html.select("h2")).hasSize(50);
        assertThat(html.text()).contains("and 25 more");
        assertThat(part(mail, 0)).contains("and 25 more", "https://monitor.example.org/alerts?watchlist=wheels");
    }

    @Test
    void sendsADigestOfNothingATrendAndANote() throws Exception {
        Instant start = Instant.parse("2025-07-17T06:00:00Z");

        assertThat(part(sent(aNotification("Wheels").digestSince(start).sealed()), 0))
                .contains("Nothing was found from 17 Jul 2025, 06:00 to 18 Jul 2025, 06:00 (UTC)");
        greenMail.reset();
        assertThat(part(sent(aNotification("Wheels").trend().sealed()), 0)).contains("* Growth above 50 %: B60B");
        greenMail.reset();
        assertThat(part(
                        sent(aNotification("Wheels")
                                .note("A channel is paused.")
                                .sealed()),
                        0))
                .contains("A channel is paused.");
    }

    @Test
    void logsIn() {
        greenMail.setUser("ann@example.org", "ann", "right");
        greenMail.getUserManager().setAuthRequired(true);

        assertThat(send(ofOne(), login("right")).state()).isEqualTo(DeliveryState.DELIVERED);
        Attempt refused = send(ofOne(), login("wrong"));
        assertThat(refused.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(refused.reason()).contains("535").doesNotContain("wrong");
        assertThat(login("wrong").toString()).doesNotContain("wrong");
    }

    private MailServer login(String password) {
        return new MailServer(
                "127.0.0.1", greenMail.getSmtp().getPort(), Tls.NONE, FROM, Optional.of(new Login("ann", password)));
    }

    /** Says yes to one mail, encrypted from the start, or once asked for. */
    private MailPeer encrypted(Tls tls, String certificateName) throws IOException {
        var context = certificates.of(certificateName).sslContext();
        if (tls == Tls.TLS) {
            return new MailPeer(
                    context.getServerSocketFactory(), (peer, read, write) -> Replies.takeMail(read, write, "250 OK"));
        }
        return new MailPeer((peer, read, write) -> {
            MailPeer.say(write, "220 hello");
            read.readLine();
            MailPeer.say(write, "250-localhost\r\n250 STARTTLS");
            read.readLine();
            MailPeer.say(write, "220 go on");
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(peer, "127.0.0.1", peer.getPort(), true);
            secure.setUseClientMode(false);
            Replies.takeMailAfterGreeting(secure);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"TLS", "STARTTLS"})
    void encryptsToAServerOfTheRightName(Tls tls) throws IOException {
        try (MailPeer peer = encrypted(tls, "127.0.0.1")) {
            assertThat(send(ofOne(), server(peer.port(), tls))).isEqualTo(Attempt.delivered());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"TLS", "STARTTLS"})
    void sendsNothingToAServerOfAnotherName(Tls tls) throws IOException {
        try (MailPeer peer = encrypted(tls, "mail.example.org")) {
            Attempt attempt = send(ofOne(), server(peer.port(), tls));

            assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
            assertThat(attempt.reason()).contains("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"TLS", "STARTTLS"})
    void sendsNothingToAServerThatNobodyVouchesFor(Tls tls) throws IOException {
        try (MailPeer peer = encrypted(tls, "127.0.0.1");
                MailCourier courier = new MailCourier(
                        server(peer.port(), tls),
                        messages,
                        new Certificates().trusting().sslSocketFactory(),
                        EXCHANGE)) {
            Attempt attempt = courier.carry(ofOne(), CHANNEL);

            assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
            assertThat(attempt.reason()).containsIgnoringCase("certificat");
        }
    }

    @Test
    void sendsNothingInTheClearWhereEncryptionIsAskedFor() {
        Attempt attempt = send(ofOne(), server(greenMail.getSmtp().getPort(), Tls.STARTTLS));

        assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(attempt.reason()).contains("STARTTLS is required");
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 no such user", "451 4.7.1 try again later"})
    void tellsTheServersReply(String reply) throws IOException {
        try (MailPeer peer = new MailPeer((socket, read, write) -> Replies.takeMail(read, write, reply))) {
            Attempt attempt = send(ofOne(), server(peer.port(), Tls.NONE));

            assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
            assertThat(attempt.reason()).contains(reply);
        }
    }

    @Test
    void givesUpOnAServerThatHangs() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (MailPeer peer = new MailPeer((socket, read, write) -> never.await())) {
            assertGivenUp(peer);
        }
    }

    @Test
    void givesUpOnAServerThatNeverEndsALine() throws IOException {
        try (MailPeer peer = new MailPeer((socket, read, write) -> {
            byte[] block = "220-hello\r\n220-".repeat(500).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            while (!Thread.currentThread().isInterrupted()) {
                write.write(block);
            }
        })) {
            Attempt attempt = send(ofOne(), server(peer.port(), Tls.NONE));

            assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
            assertThat(attempt.reason()).contains("the server answers without end");
        }
    }

    @Test
    void takesNoteOfAServerThatBreaksOff() throws IOException {
        try (MailPeer peer = new MailPeer((socket, read, write) -> {
            MailPeer.say(write, "220 hello");
            read.readLine();
        })) {
            assertThat(send(ofOne(), server(peer.port(), Tls.NONE)).state()).isEqualTo(DeliveryState.RETRYING);
        }
    }

    @Test
    void aFarewellThatFailsIsNoFailure() throws IOException {
        try (MailPeer peer = new MailPeer((socket, read, write) -> Replies.takeMail(read, write, "250 OK"))) {
            assertThat(send(ofOne(), server(peer.port(), Tls.NONE))).isEqualTo(Attempt.delivered());
        }
    }

    private void assertGivenUp(MailPeer peer) {
        Instant start = Instant.now();
        Attempt attempt = send(ofOne(), server(peer.port(), Tls.NONE));

        assertThat(attempt).isEqualTo(Attempt.failed("no end after 2 s"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(EXCHANGE.plusSeconds(2));
    }

    @Test
    void waitsForAServerWhereNoneIsKnown() {
        try (Couriers couriers =
                new Couriers(new WebhookAddresses(false), Sending.LOCAL, new IpcTitles(), Clock.systemUTC())) {
            assertThat(couriers.byType().get(ChannelType.EMAIL).carry(ofOne(), CHANNEL))
                    .isEqualTo(Attempt.failed("no mail server is known; start the monitor with --smtp-host"));
        }
    }

    @Test
    void closingCutsWhatHangs() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (MailPeer peer = new MailPeer((socket, read, write) -> {
            connected.countDown();
            never.await();
        })) {
            MailCourier courier = new MailCourier(
                    server(peer.port(), Tls.NONE),
                    messages,
                    certificates.trusting().sslSocketFactory(),
                    Duration.ofMinutes(5));
            Thread sending = new Thread(() -> courier.carry(ofOne(), CHANNEL));
            sending.start();
            connected.await();

            courier.close();

            sending.join(5_000);
            assertThat(sending.isAlive()).isFalse();
        }
    }

    /** To be looked at: target/mail holds what people get. */
    @Test
    void looksWell() throws Exception {
        Filing wheel = aFiling("US-18850921")
                .title("Spoked wheel whose hub carries its own small motor, and a way to balance it while it turns")
                .owners("Example Wheels GmbH", "Ben Axle")
                .ipc("B60B 1/00", "B60K 7/00", "G01M 1/14")
                .filed("2023-03-01")
                .published("2025-07-03")
                .filing();
        Filing other = aFiling("CN-202010041565")
                .title("车轮 و عجلة \ud83d\udd25 <b>wheel</b>")
                .status(FilingStatus.IN_FORCE)
                .published("2025-07-11")
                .filing();
        MimeMessage mail = sent(aNotification("Wheels and hubs")
                .of(
                        "NEW",
                        wheel,
                        other,
                        aFiling("WO-CN2025070194").title(HOSTILE).filing())
                .digestSince(Instant.parse("2025-07-17T06:00:00Z"))
                .sealed());

        Path folder = Files.createDirectories(Path.of("target", "mail"));
        Files.writeString(folder.resolve("digest.html"), part(mail, 1));
        Files.writeString(folder.resolve("digest.txt"), part(mail, 0));
        Document html = Jsoup.parse(part(mail, 1));
        assertThat(html.select("[src], link, script"))
                .as("nothing is loaded from elsewhere")
                .isEmpty();
        assertThat(html.select("meta[name=viewport], meta[name=color-scheme]")).hasSize(2);
    }
}

package org.filingmonitor.alerts.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.message.ANotification.aNotification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCourierTest {

    private static final Duration EXCHANGE = Duration.ofSeconds(2);
    private static final String SECRET = WebhookSecret.generate().reveal();

    private Receiver receiver;
    private HttpPost http;
    private WebhookCourier courier;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        http = new HttpPost(new WebhookAddresses(true), EXCHANGE);
        courier = new WebhookCourier(http, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        http.close();
        receiver.close();
    }

    private Attempt send() {
        return courier.carry(notification(), Channels.of(ChannelType.WEBHOOK, receiver.url(), SECRET));
    }

    private static Notification notification() {
        Alert alert = new Alert(
                "a1",
                "ai",
                "NEW",
                Instant.parse("2025-07-17T10:00:00Z"),
                aFiling("CN-1").title("区块链 “wheel”").filing(),
                List.of(new Reason("title:wheel", "title", "wheel", "<em>wheel</em>")));
        return new Notification(
                "n1",
                "ai",
                "AI",
                NotificationKind.ALERTS,
                null,
                "",
                Channels.of(ChannelType.WEBHOOK, "", null),
                List.of(alert),
                List.of(),
                Instant.parse("2025-07-17T10:00:01Z"));
    }

    @Test
    void signsWhatAnIndependentVerifierAccepts() throws Exception {
        assertThat(send()).isEqualTo(Attempt.delivered());

        Receiver.Delivery sent = receiver.deliveries().get(0);
        assertThatCode(() -> new Webhook(SECRET).verify(sent.body(), sent.headers()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(SECRET).verify(sent.body() + " ", sent.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        String other = WebhookSecret.generate().reveal();
        assertThatThrownBy(() -> new Webhook(other).verify(sent.body(), sent.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void signsWithBothSecretsUntilTheFormerOneIsOver() throws Exception {
        String former = WebhookSecret.generate().reveal();
        Instant now = Instant.now();
        Channel rotating = Channel.newBuilder(Channels.of(ChannelType.WEBHOOK, receiver.url(), SECRET))
                .setFormerSecret(former)
                .setFormerSecretUntil(now.plusSeconds(60))
                .build();

        courier.carry(notification(), rotating);
        new WebhookCourier(http, Clock.fixed(now.plusSeconds(60), ZoneOffset.UTC)).carry(notification(), rotating);

        Receiver.Delivery meanwhile = receiver.deliveries().get(0);
        assertThat(meanwhile.headers().firstValue("webhook-signature").orElseThrow())
                .matches("v1,\\S+ v1,\\S+");
        for (String secret : List.of(SECRET, former)) {
            assertThatCode(() -> new Webhook(secret).verify(meanwhile.body(), meanwhile.headers()))
                    .doesNotThrowAnyException();
        }
        Receiver.Delivery afterwards = receiver.deliveries().get(1);
        assertThatCode(() -> new Webhook(SECRET).verify(afterwards.body(), afterwards.headers()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(former).verify(afterwards.body(), afterwards.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void sendsTheAlertsAsTheApiShowsThem() throws Exception {
        send();

        Receiver.Delivery sent = receiver.deliveries().get(0);
        JsonNode payload = new ObjectMapper().readTree(sent.body());
        assertThat(sent.id()).isEqualTo("n1");
        assertThat(sent.headers().firstValue("content-type")).contains("application/json");
        assertThat(payload.path("type").asText()).isEqualTo("filing.alert");
        assertThat(payload.path("timestamp").asText()).isEqualTo("2025-07-17T10:00:01Z");
        assertThat(payload.at("/data/watchlist").asText()).isEqualTo("ai");
        assertThat(payload.at("/data/alerts/0/filing/title").asText()).isEqualTo("区块链 “wheel”");
        assertThat(payload.at("/data/alerts/0/reasons/0/highlight").asText()).isEqualTo("<em>wheel</em>");
    }

    @Test
    void saysThePeriodOfADigestAndTheTextOfANote() throws Exception {
        Channel channel = Channels.of(ChannelType.WEBHOOK, receiver.url(), SECRET);
        courier.carry(
                aNotification("AI")
                        .digestSince(Instant.parse("2025-07-17T06:00:00Z"))
                        .sealed(),
                channel);
        courier.carry(aNotification("AI").note("Nobody answers there.").sealed(), channel);

        ObjectMapper json = new ObjectMapper();
        JsonNode digest = json.readTree(receiver.deliveries().get(0).body());
        assertThat(digest.path("type").asText()).isEqualTo("filing.alert");
        assertThat(digest.path("data").toString())
                .isEqualTo("{\"watchlist\":\"wheels\",\"alerts\":[],\"periodStart\":\"2025-07-17T06:00:00Z\"}");
        JsonNode note = json.readTree(receiver.deliveries().get(1).body());
        assertThat(note.path("type").asText()).isEqualTo("watchlist.note");
        assertThat(note.path("data").toString())
                .isEqualTo("{\"watchlist\":\"wheels\",\"alerts\":[],\"note\":\"Nobody answers there.\"}");
    }

    @ParameterizedTest
    @CsvSource({"200, DELIVERED", "204, DELIVERED", "410, STOPPED", "400, RETRYING", "429, RETRYING", "500, RETRYING"})
    void readsTheAnswerByItsStatus(int status, DeliveryState state) {
        receiver.answering(Receiver.status(status));

        Attempt attempt = send();

        assertThat(attempt.state()).isEqualTo(state);
        assertThat(attempt.reason()).isEqualTo(state == DeliveryState.DELIVERED ? "" : "HTTP " + status);
    }

    @Test
    void givesUpOnATargetThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.answering(exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        Instant start = Instant.now();
        Attempt attempt = send();

        assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(Duration.between(start, Instant.now())).isLessThan(EXCHANGE.plusSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"200, DELIVERED", "500, RETRYING"})
    void cutsAnAnswerOfFiveGigabytes(int status, DeliveryState state) throws InterruptedException {
        AtomicLong written = new AtomicLong();
        CountDownLatch cut = new CountDownLatch(1);
        receiver.answering(exchange -> {
            byte[] block = new byte[1 << 16];
            exchange.sendResponseHeaders(status, 5L << 30);
            try (OutputStream body = exchange.getResponseBody()) {
                while (written.addAndGet(block.length) <= 5L << 30) {
                    body.write(block);
                }
            } finally {
                cut.countDown();
            }
        });

        assertThat(send().state()).isEqualTo(state);

        assertThat(cut.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(written).hasValueLessThan(1L << 30);
    }

    @Test
    void tellsALineOfWhatATargetSaysThatSpeaksNoHttp() throws Exception {
        try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(target, "\u001b[31mHTTP".repeat(10_000) + "\n"));
            answering.start();
            String url = "http://127.0.0.1:" + target.getLocalPort() + "/";

            Attempt attempt = courier.carry(notification(), Channels.of(ChannelType.WEBHOOK, url, SECRET));

            answering.join();
            assertThat(attempt.state()).isEqualTo(DeliveryState.RETRYING);
            assertThat(attempt.reason()).contains("[31mHTTP").hasSizeLessThanOrEqualTo(300);
            assertThat(attempt.reason()).doesNotContain("\u001b");
        }
    }

    private static void answer(ServerSocket target, String text) {
        try (Socket caller = target.accept()) {
            caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            caller.shutdownOutput();
            caller.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotFollowRedirects() throws IOException {
        try (Receiver inside = new Receiver()) {
            receiver.answering(exchange -> {
                exchange.getResponseHeaders().add("Location", inside.url());
                exchange.sendResponseHeaders(307, -1);
            });

            assertThat(send()).isEqualTo(Attempt.failed("HTTP 307"));

            assertThat(inside.deliveries()).isEmpty();
        }
    }

    @Test
    void connectsToNoPrivateAddressWhateverTheNameSays() {
        try (HttpPost strict = new HttpPost(new WebhookAddresses(false), EXCHANGE)) {
            WebhookCourier outside = new WebhookCourier(strict, Clock.systemUTC());
            int port = URI.create(receiver.url()).getPort();
            for (String host :
                    List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1")) {
                String url = "http://" + host + ":" + port + "/hook";
                Attempt attempt = outside.carry(notification(), Channels.of(ChannelType.WEBHOOK, url, SECRET));
                assertThat(attempt.state()).as(url).isEqualTo(DeliveryState.RETRYING);
            }
        }
        assertThat(receiver.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.0.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::"
            })
    void knowsAddressesThatAreNotPublic(String address) throws IOException {
        assertThat(WebhookAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1", "2001:4860::1"})
    void knowsPublicAddresses(String address) throws IOException {
        assertThat(WebhookAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org",
                "http://example.org",
                "https://",
                "https:///x",
                "https://a b",
                "file:///etc/passwd",
                "https://user:pw@example.org/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "https://example.org:99999/"
            })
    void refusesUrlsWhenTheyAreGiven(String url) {
        assertThat(new WebhookAddresses(false).problem(url)).isPresent();
    }

    @Test
    void repeatsNoUrlThatItRefuses() {
        for (String url : List.of("https://example.org/se cret", "secret", "https://example.org/secret".repeat(100))) {
            assertThat(new WebhookAddresses(false).problem(url))
                    .get()
                    .asString()
                    .doesNotContain("cret");
        }
    }

    @Test
    void takesHttpsAndWhereAllowedPrivateHttp() {
        assertThat(new WebhookAddresses(false).problem("https://example.org/hook?x=1"))
                .isEmpty();
        assertThat(new WebhookAddresses(true).problem("http://localhost:8080/")).isEmpty();
    }

    @Test
    void keepsSecretsOutOfTextAndErrors() {
        WebhookSecret secret = WebhookSecret.of(SECRET);
        assertThat(secret).hasToString("whsec_***");
        assertThat(secret.reveal()).isEqualTo(SECRET).matches("whsec_[A-Za-z0-9+/=]{32,}");
        assertThatThrownBy(() -> WebhookSecret.of("whsec_c2hvcnQ=")).message().doesNotContain("c2hvcnQ");
        assertThatThrownBy(() -> WebhookSecret.of("hunter2")).message().doesNotContain("hunter2");
    }
}

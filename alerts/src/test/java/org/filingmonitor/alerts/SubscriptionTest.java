package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.alerts.AFiling.aFiling;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.filingmonitor.alerts.courier.MailServer;
import org.filingmonitor.alerts.courier.MailServer.Tls;
import org.filingmonitor.alerts.courier.Receiver;
import org.filingmonitor.alerts.courier.Sending;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What subscribers get by mail, Slack and feed, and how they leave. Each test has a watchlist of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionTest {

    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpClient http = HttpClient.newHttpClient();
    private TestBroker broker;
    private RunningAlerts alerts;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        greenMail.start();
        broker = new TestBroker(directory.resolve("broker"));
        MailServer server =
                new MailServer("127.0.0.1", greenMail.getSmtp().getPort(), Tls.NONE, "m@example.org", Optional.empty());
        alerts = new RunningAlerts(AlertsConfig.of(broker.kafka(), directory.resolve("state"))
                        .withPrivateWebhooks(true)
                        .withSending(new Sending(URI.create("http://monitor.example.org"), Optional.of(server))))
                .ready();
    }

    @AfterAll
    void stop() {
        alerts.close();
        broker.close();
        greenMail.stop();
    }

    private MimeMessage mailTo(String address) {
        await().atMost(RunningAlerts.SOON).until(() -> mailsTo(address) > 0);
        return List.of(greenMail.getReceivedMessages()).stream()
                .filter(mail -> isTo(mail, address))
                .findFirst()
                .orElseThrow();
    }

    private long mailsTo(String address) {
        return List.of(greenMail.getReceivedMessages()).stream()
                .filter(mail -> isTo(mail, address))
                .count();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(alerts.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode channel(String watchlist) throws Exception {
        return alerts.get("/api/v1/watchlists/" + watchlist).at("/channels/0");
    }

    private void put(String watchlist, String body) throws Exception {
        assertThat(alerts.send("PUT", "/api/v1/watchlists/" + watchlist, body).statusCode())
                .isEqualTo(200);
    }

    @Test
    void mailsWithTitlesUntilTheRecipientUnsubscribesByOneClick() throws Exception {
        try (Receiver other = new Receiver()) {
            mailsWithTitlesUntilTheRecipientUnsubscribes(other);
        }
    }

    private void mailsWithTitlesUntilTheRecipientUnsubscribes(Receiver other) throws Exception {
        AvroSerdes serdes = AvroSerdes.of(broker.kafka());
        try (KafkaProducer<String, IpcTitle> titles = new KafkaProducer<>(
                new HashMap<>(broker.kafka()),
                serdes.key(Topics.IPC_TITLES).serializer(),
                serdes.value(Topics.IPC_TITLES).serializer())) {
            titles.send(new ProducerRecord<>(Topics.IPC_TITLES.name(), "B60B", new IpcTitle("Vehicle wheels")))
                    .get();
        }
        JsonNode made =
                alerts.watch("{\"id\":\"mail\",\"query\":\"office:AA\",\"channels\":" + channels(other, "") + "}");
        assertThat(made.at("/channels/0").toString())
                .as("the secret of mail is nobody's business")
                .isEqualTo("{\"type\":\"email\",\"to\":\"ann@example.org\"}");

        alerts.appears(aFiling("AA-1").title("Wheel").ipc("B60B").filing());
        MimeMessage mail = mailTo("ann@example.org");
        assertThat(mail.getSubject()).isEqualTo("mail: New filing: Wheel");
        assertThat((String) ((Multipart) mail.getContent()).getBodyPart(0).getContent())
                .contains("B60B  Vehicle wheels");

        String link = mail.getHeader("List-Unsubscribe", null).replaceAll("[<>\\s]", "");
        assertThat(link).startsWith("http://monitor.example.org/api/v1/unsubscribe/mail/");
        String path = URI.create(link).getPath();
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(page.body())
                .contains("<form method=\"post\">", "ann@example.org gets the alerts of the watchlist mail.")
                .doesNotContain("<script");
        assertThat(channel("mail").has("paused")).as("to look ends nothing").isFalse();

        HttpResponse<String> left = alerts.send("POST", path, "List-Unsubscribe=One-Click");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.body()).contains("Unsubscribed").doesNotContain("<form");
        assertThat(channel("mail").at("/paused/reason").asText()).isEqualTo("the recipient unsubscribed");
        JsonNode paused = channel("mail");
        assertThat(alerts.send("POST", path, "").statusCode()).isEqualTo(200);
        assertThat(channel("mail")).as("once more changes nothing").isEqualTo(paused);
        assertThat(alerts.send("POST", "/api/v1/watchlists/mail/channels/0/test", null)
                        .body())
                .as("a test is mail too")
                .contains("\"delivered\":false", "the recipient unsubscribed");
        assertThat(mailsTo("ann@example.org")).isEqualTo(1);

        put("mail", "{\"query\":\"office:AA\",\"channels\":" + channels(other, "") + "}");
        assertThat(channel("mail")).isEqualTo(paused);
        int before = other.deliveries().size();
        alerts.appears(aFiling("AA-2").title("Axle").filing());
        await().atMost(RunningAlerts.SOON).until(() -> other.deliveries().size() > before);
        put("mail", "{\"query\":\"office:AA\",\"channels\":" + channels(other, ",\"paused\":false") + "}");
        alerts.appears(aFiling("AA-3").title("Hub").filing());
        await().atMost(RunningAlerts.SOON).until(() -> mailsTo("ann@example.org") >= 2);
        assertThat(greenMail.getReceivedMessages())
                .extracting(MimeMessage::getSubject)
                .contains("mail: New filing: Hub")
                .doesNotContain("mail: New filing: Axle");
    }

    /** Mail, and a webhook that tells when a filing was told of. */
    private static String channels(Receiver other, String more) {
        return "[{\"type\":\"email\",\"to\":\"ann@example.org\"" + more + "},{\"type\":\"webhook\",\"url\":\""
                + other.url() + "\"}]";
    }

    @Test
    void letsNobodyUnsubscribeOthers() throws Exception {
        alerts.watch(
                "{\"id\":\"others\",\"query\":\"office:BB\",\"channels\":[{\"type\":\"email\",\"to\":\"bob@example.org\"}]}");

        for (String path : List.of("others/" + "A".repeat(43), "nowhere/x", "others/%00")) {
            assertThat(alerts.send("POST", "/api/v1/unsubscribe/" + path, "").statusCode())
                    .isIn(400, 404);
        }
        assertThat(get("/api/v1/unsubscribe/others/x").body()).contains("belongs to no subscription");
        assertThat(channel("others").has("paused")).isFalse();
    }

    @Test
    void postsToSlackAndShowsItsUrl() throws Exception {
        try (Receiver slack = new Receiver()) {
            JsonNode made = alerts.watch(
                    "{\"id\":\"slack\",\"query\":\"office:CC\",\"channels\":[{\"type\":\"slack\",\"url\":\"%s\"}]}"
                            .formatted(slack.url()));
            assertThat(made.at("/channels/0").toString())
                    .isEqualTo("{\"type\":\"slack\",\"url\":\"" + slack.url() + "\"}");

            alerts.appears(aFiling("CC-1").title("Wheel").filing());

            await().atMost(RunningAlerts.SOON).until(() -> !slack.deliveries().isEmpty());
            assertThat(slack.deliveries().get(0).body()).contains("|Wheel>*", "\"blocks\"");
        }
    }

    @Test
    void showsANewSecretOnceAndPlansNoOther() throws Exception {
        JsonNode made = alerts.watch("rotated", "office:DD", "http://127.0.0.1:9/hook");
        String first = made.at("/channels/0/secret").asText();
        String body =
                "{\"query\":\"office:DD\",\"channels\":[{\"type\":\"webhook\",\"url\":\"http://127.0.0.1:9/hook\",\"rotate\":true}]}";

        JsonNode rotated = RunningAlerts.json(alerts.send("PUT", "/api/v1/watchlists/rotated", body));

        assertThat(rotated.at("/channels/0/secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(first);
        assertThat(channel("rotated").has("secret")).isFalse();
        JsonNode dry = RunningAlerts.json(
                alerts.send("PUT", "/api/v1/watchlists/rotated?dryRun=true", body.replace(",\"rotate\":true", "")));
        assertThat(dry.path("newSecrets")).isEmpty();
        assertThat(dry.at("/watchlist/channels/0")).isEqualTo(channel("rotated"));
    }

    @Test
    void servesAFeedThatAsksToBeKept() throws Exception {
        alerts.watch("feed", "office:EE");
        String path = "/api/v1/watchlists/feed/feed.atom";
        assertThat(read(get(path).body())).isEmpty();

        alerts.appears(aFiling("EE-1").title("Wheel & <axle>").filing());
        alerts.appears(aFiling("EE-2").title("Hub").filing());
        await().atMost(RunningAlerts.SOON).until(() -> read(get(path).body()).size() == 2);

        HttpResponse<String> feed = get(path);
        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(read(feed.body()))
                .extracting(item -> item.getTitle().orElseThrow())
                .containsExactlyInAnyOrder("New filing: Wheel & <axle>", "New filing: Hub");
        String tag = feed.headers().firstValue("ETag").orElseThrow();
        String modified = feed.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "\"other\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);

        alerts.send("POST", "/api/v1/watchlists/feed/mutes", "{\"filing\":\"EE-1\"}");
        await().atMost(RunningAlerts.SOON).until(() -> read(get(path).body()).size() == 1);
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/watchlists/nowhere/feed.atom").statusCode()).isEqualTo(404);
    }

    private static List<Item> read(String xml) {
        return new RssReader()
                .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}

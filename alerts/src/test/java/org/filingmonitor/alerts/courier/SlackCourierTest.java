package org.filingmonitor.alerts.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.message.ANotification.aNotification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.filingmonitor.alerts.message.IpcTitles;
import org.filingmonitor.alerts.message.Links;
import org.filingmonitor.alerts.message.Messages;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.DeliveryState;
import org.filingmonitor.event.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackCourierTest {

    private final Messages messages =
            new Messages(Links.to(URI.create("https://monitor.example.org")), new IpcTitles());
    private Receiver receiver;
    private HttpPost http;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        http = new HttpPost(new WebhookAddresses(true), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        http.close();
        receiver.close();
    }

    private Attempt send(Notification notification, HttpPost post) {
        return new SlackCourier(post, messages)
                .carry(notification, Channels.of(ChannelType.SLACK, receiver.url(), null));
    }

    private JsonNode sent(Notification notification) throws IOException {
        assertThat(send(notification, http)).isEqualTo(Attempt.delivered());
        return new ObjectMapper().readTree(receiver.deliveries().get(0).body());
    }

    private static String text(JsonNode message, int block) {
        return message.path("blocks").path(block).at("/text/text").asText();
    }

    @Test
    void sendsBlocksAndATextInTheirPlace() throws IOException {
        JsonNode message = sent(aNotification("Wheels")
                .of(
                        "NEW",
                        aFiling("US-1")
                                .title("Wheel")
                                .owners("ACME")
                                .ipc("B60B 1/00")
                                .filing())
                .sealed());

        assertThat(message.path("text").asText()).isEqualTo("Wheels: New filing: Wheel");
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(text(message, 0)).isEqualTo("Wheels");
        assertThat(text(message, 1)).isEqualTo("1 alert");
        assertThat(text(message, 2))
                .startsWith("New filing: *<https://monitor.example.org/filings?q=id%3A%22US-1%22|Wheel>*\nACME\n")
                .endsWith("`title:wheel` a &lt;b&gt; *wheel* &amp; axle");
        assertThat(text(message, 3))
                .isEqualTo("<https://monitor.example.org/alerts?watchlist=wheels|all alerts of this watchlist>");
    }

    @Test
    void escapesWhatSlackTakesForSigns() throws IOException {
        JsonNode message = sent(aNotification("<!channel>")
                .of(
                        "NEW",
                        aFiling("US-1")
                                .title("<!here> & <https://x|y>\n> quote")
                                .owners("<@U1>")
                                .filing())
                .sealed());

        assertThat(message.path("text").asText()).doesNotContain("<");
        assertThat(text(message, 2))
                .contains("|&lt;!here&gt; &amp; &lt;https://x|y&gt; &gt; quote>*", "\n&lt;@U1&gt;\n");
        assertThat(message.at("/blocks/2/text/verbatim").asBoolean()).isTrue();
    }

    @Test
    void staysWithinSlacksLimits() throws IOException {
        String long500 = "&".repeat(500);
        JsonNode full = sent(aNotification("n".repeat(200)).many(60).sealed());
        assertThat(full.path("blocks")).hasSizeLessThanOrEqualTo(50);
        assertThat(text(full, 0)).hasSizeLessThanOrEqualTo(SlackCourier.HEADER);
        assertThat(text(full, 22)).startsWith("and 40 more; <");

        receiver.deliveries().clear();
        JsonNode longest = sent(aNotification("Wheels")
                .of(
                        "NEW",
                        aFiling("US-1")
                                .title(long500)
                                .owners(long500, long500, long500, long500)
                                .filing())
                .sealed());
        assertThat(longest.path("blocks"))
                .allSatisfy(block ->
                        assertThat(block.at("/text/text").asText()).hasSizeLessThanOrEqualTo(SlackCourier.SECTION));

        receiver.deliveries().clear();
        JsonNode note = sent(aNotification("Wheels").note("&".repeat(2_000)).sealed());
        assertThat(text(note, 1)).hasSizeLessThanOrEqualTo(SlackCourier.SECTION);
    }

    @Test
    void sendsTrendsAndEmptyDigests() throws IOException {
        assertThat(text(sent(aNotification("Wheels").trend().sealed()), 2))
                .startsWith("Growth above 50 %: *<https://monitor.example.org/trends?scope=")
                .contains("|B60B>*", "27 in July 2025")
                .endsWith("filings of acme &amp; sons");
    }

    @ParameterizedTest
    @CsvSource({"200, DELIVERED", "410, STOPPED", "404, RETRYING", "429, RETRYING", "302, RETRYING"})
    void readsTheAnswerByItsStatus(int status, DeliveryState state) {
        receiver.answering(Receiver.status(status));

        assertThat(send(aNotification("Wheels").sealed(), http).state()).isEqualTo(state);
    }

    @Test
    void goesToNoPrivateAddress() {
        try (HttpPost strict = new HttpPost(new WebhookAddresses(false), Duration.ofSeconds(2))) {
            assertThat(send(aNotification("Wheels").sealed(), strict).state()).isEqualTo(DeliveryState.RETRYING);
        }
        assertThat(receiver.deliveries()).isEmpty();
    }
}

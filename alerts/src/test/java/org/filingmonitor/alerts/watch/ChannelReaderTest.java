package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.AWatchlist;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2025-07-18T06:00:00Z");
    private static final String ONE = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final String OTHER = "whsec_MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEw";

    private final Problems problems = new Problems();
    private List<Channel> held = List.of();

    private List<Channel> read(String channels) throws JsonProcessingException {
        Optional<Watchlist> before =
                Optional.of(Watchlist.newBuilder(AWatchlist.aWatchlist("w").watchlist())
                        .setChannels(held)
                        .build());
        return new ChannelReader(problems, new WebhookAddresses(false), before, NOW).read(JSON.readTree(channels));
    }

    private Map<String, String> problemsOf(String channels) throws JsonProcessingException {
        read(channels);
        return problems.byPlace();
    }

    @Test
    void readsEveryKind() throws Exception {
        List<Channel> channels = read(
                """
                [{"type":"log"},{"type":"webhook","url":"https://example.org/a","secret":"%s"},
                 {"type":"email","to":"ann@example.org"},{"type":"slack","url":"https://example.org/b"}]"""
                        .formatted(ONE));

        assertThat(problems.byPlace()).isEmpty();
        assertThat(channels)
                .extracting(Channel::getType)
                .containsExactly(ChannelType.LOG, ChannelType.WEBHOOK, ChannelType.EMAIL, ChannelType.SLACK);
        assertThat(channels)
                .extracting(Channel::getTarget)
                .containsExactly("", "https://example.org/a", "ann@example.org", "https://example.org/b");
        assertThat(channels.get(1).getSecret()).isEqualTo(ONE);
        assertThat(channels.get(2).getSecret()).hasSizeGreaterThan(40);
        assertThat(channels.get(3).getSecret()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "a@localhost",
                "first.last+tag@sub.example.co.uk",
                "o'neil@example.org",
                "x@xn--bcher-kva.example"
            })
    void takesAnAddress(String address) throws Exception {
        assertThat(problemsOf("[{\"type\":\"email\",\"to\":\"" + address + "\"}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "Ann <ann@example.org>",
                "ann@example.org, bob@example.org",
                "ann@example.org bob@example.org",
                "ann@example.org\\r\\nBcc: eve@example.org",
                "ann@example.org\\n",
                "ann(comment)@example.org",
                "\\\"ann b\\\"@example.org",
                "ann@[127.0.0.1]",
                "ann@-example.org",
                "ann@example..org",
                ".ann@example.org",
                "ann@bob@example.org",
                "änn@example.org"
            })
    void refusesWhatIsNoAddress(String address) throws Exception {
        assertThat(problemsOf("[{\"type\":\"email\",\"to\":\"" + address + "\"}]"))
                .containsOnlyKeys("channels[0].to")
                .containsValue("give one address such as ann@example.org, without a name or comment");
    }

    @Test
    void holdsSlackToTheRulesOfAddresses() throws Exception {
        assertThat(
                        problemsOf(
                                "[{\"type\":\"slack\",\"url\":\"http://example.org\"},{\"type\":\"slack\",\"url\":\"https://10.0.0.1/\"}]"))
                .containsOnlyKeys("channels[0].url", "channels[1].url");
    }

    @Test
    void refusesWhatStandsTwiceOfAnyKind() throws Exception {
        assertThat(problemsOf("[{\"type\":\"email\",\"to\":\"a@b.org\"},{\"type\":\"email\",\"to\":\"A@b.org\"}]"))
                .containsEntry("channels", "give each address once: A@b.org");
    }

    @Test
    void takesAWebhookAndASlackOfOneUrl() throws Exception {
        assertThat(
                        problemsOf(
                                "[{\"type\":\"slack\",\"url\":\"https://b.org\"},{\"type\":\"webhook\",\"url\":\"https://b.org\"}]"))
                .isEmpty();
    }

    @Test
    void namesKeysOfOtherKinds() throws Exception {
        assertThat(problemsOf("[{\"type\":\"email\",\"to\":\"a@b.org\",\"secret\":\"x\"},{\"type\":\"pigeon\"}]"))
                .containsOnlyKeys("channels[0].secret", "channels[1].type");
    }

    @Test
    void keepsAChannelPausedUntilItIsToldNotTo() throws Exception {
        held = List.of(Channels.paused(
                Channels.of(ChannelType.EMAIL, "a@b.org", "c2VjcmV0"), NOW, "the recipient unsubscribed"));

        assertThat(read("[{\"type\":\"email\",\"to\":\"a@b.org\"}]")).isEqualTo(held);
        assertThat(
                        read(
                                "[{\"type\":\"email\",\"to\":\"a@b.org\",\"paused\":{\"since\":\"2025-07-18T06:00:00Z\",\"reason\":\"x\"}}]"))
                .as("what the API shows may be written back")
                .isEqualTo(held);
        assertThat(read("[{\"type\":\"email\",\"to\":\"a@b.org\",\"paused\":false}]"))
                .containsExactly(Channels.of(ChannelType.EMAIL, "a@b.org", "c2VjcmV0"));
        assertThat(problems.byPlace()).isEmpty();
        assertThat(problemsOf("[{\"type\":\"email\",\"to\":\"a@b.org\",\"paused\":true}]"))
                .containsOnlyKeys("channels[0].paused");
    }

    @Test
    void keepsMailPausedHoweverItsAddressIsSpelled() throws Exception {
        held = List.of(Channels.paused(
                Channels.of(ChannelType.EMAIL, "ann@b.org", "c2VjcmV0"), NOW, "the recipient unsubscribed"));

        assertThat(read("[{\"type\":\"email\",\"to\":\"Ann@B.org\"}]")).isEqualTo(held);
    }

    @Test
    void keepsTheFormerSecretForADay() throws Exception {
        held = List.of(Channels.of(ChannelType.WEBHOOK, "https://b.org", ONE));

        Channel given = read("[{\"type\":\"webhook\",\"url\":\"https://b.org\",\"secret\":\"" + OTHER + "\"}]")
                .get(0);
        assertThat(given.getSecret()).isEqualTo(OTHER);
        assertThat(given.getFormerSecret()).isEqualTo(ONE);
        assertThat(given.getFormerSecretUntil()).isEqualTo(NOW.plus(Duration.ofHours(24)));

        Channel rotated = read("[{\"type\":\"webhook\",\"url\":\"https://b.org\",\"rotate\":true}]")
                .get(0);
        assertThat(rotated.getSecret()).startsWith("whsec_").isNotEqualTo(ONE);
        assertThat(rotated.getFormerSecret()).isEqualTo(ONE);

        held = List.of(given);
        assertThat(read("[{\"type\":\"webhook\",\"url\":\"https://b.org\"}]")).isEqualTo(held);
        assertThat(read("[{\"type\":\"webhook\",\"url\":\"https://b.org\",\"secret\":\"" + OTHER + "\"}]"))
                .as("the same again is no other")
                .isEqualTo(held);
        assertThat(problems.byPlace()).isEmpty();
    }

    @Test
    void refusesToRotateToASecretThatIsGiven() throws Exception {
        assertThat(problemsOf("[{\"type\":\"webhook\",\"url\":\"https://b.org\",\"rotate\":true,\"secret\":\"" + ONE
                        + "\"},{\"type\":\"webhook\",\"url\":\"https://c.org\",\"rotate\":1}]"))
                .containsOnlyKeys("channels[0].rotate", "channels[1].rotate");
    }
}

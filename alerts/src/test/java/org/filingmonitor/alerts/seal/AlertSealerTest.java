package org.filingmonitor.alerts.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.test.TestRecord;
import org.filingmonitor.alerts.AWatchlist;
import org.filingmonitor.alerts.SealingFlow;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.alerts.matching.ContentId;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.NotificationKind;
import org.filingmonitor.event.TrendAlert;
import org.filingmonitor.event.TrendSign;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rhythms of watchlists, while the clock goes on. */
class AlertSealerTest {

    private static final Instant START = Instant.parse("2025-07-17T10:00:00Z"); // a Thursday
    private static final Duration LOOK = AlertSealer.LOOK;
    private static final Channel LOG = Channels.of(ChannelType.LOG, "", null);
    private static final Channel HOOK =
            Channels.of(ChannelType.WEBHOOK, "https://example.org/hook", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");

    private final SealingFlow flow = new SealingFlow(START, 1);

    @AfterEach
    void stop() {
        flow.close();
    }

    private static AWatchlist watched(Channel... channels) {
        return aWatchlist("w").channels(channels);
    }

    private void alert(String... ids) {
        for (String id : ids) {
            flow.alert(ofText(id, ""));
        }
    }

    private Alert ofText(String id, String text) {
        return new Alert(
                id, "w", "NEW", flow.now(), aFiling("CN-" + id).saying(text).filing(), List.of());
    }

    private static TrendAlert ofTrend(String id) {
        return TrendAlert.newBuilder()
                .setId(id)
                .setWatchlistId("w")
                .setScope("all")
                .setLevel("subclass")
                .setSymbol("G06N")
                .setMonth("2025-07")
                .setSign(TrendSign.EMERGING)
                .setFiredAt(START)
                .setThroughDate(LocalDate.of(2025, 7, 17))
                .build();
    }

    private static List<String> ids(Notification notification) {
        return notification.getAlerts().stream().map(Alert::getId).toList();
    }

    private List<List<String>> sealed() {
        return flow.notifications().stream().map(AlertSealerTest::ids).toList();
    }

    @Test
    void sealsAnAlertAtOnceForEachChannel() {
        flow.watch(watched(LOG, HOOK).watchlist());

        alert("a1");

        List<Notification> sealed = flow.notifications();
        assertThat(sealed)
                .extracting(Notification::getId)
                .containsExactly(
                        ContentId.of("w", "LOG", "", "a1"),
                        ContentId.of("w", "WEBHOOK", "https://example.org/hook", "a1"));
        assertThat(sealed).extracting(Notification::getKind).containsOnly(NotificationKind.ALERTS);
        assertThat(sealed).extracting(Notification::getSealedAt).containsOnly(START);
        assertThat(sealed).extracting(Notification::getPeriodStart).containsOnlyNulls();
        assertThat(sealed).extracting(one -> one.getChannel().getSecret()).containsOnlyNulls();
        assertThat(flow.held()).isZero();
    }

    @Test
    void sealsTogetherWhatComesWithinTheGroupWindow() {
        flow.watch(watched(LOG, HOOK).gathering(Duration.ofMinutes(10)).watchlist());
        alert("z");
        flow.pass(Duration.ofMinutes(9));
        alert("a", "m");
        assertThat(sealed()).isEmpty();

        flow.pass(Duration.ofMinutes(1));

        List<Notification> sealed = flow.notifications();
        assertThat(sealed)
                .extracting(AlertSealerTest::ids)
                .containsExactly(List.of("z", "a", "m"), List.of("z", "a", "m"));
        assertThat(sealed.get(0).getId()).isEqualTo(ContentId.of("w", "LOG", "", "z", "a", "m"));
        assertThat(sealed.get(0).getKind()).isEqualTo(NotificationKind.ALERTS);
        assertThat(sealed.get(0).getSealedAt()).isEqualTo(flow.now());
        assertThat(flow.held()).isZero();
    }

    @Test
    void beginsAGroupWindowWithTheNextAlert() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        alert("a");
        flow.pass(Duration.ofMinutes(10));
        flow.pass(Duration.ofMinutes(5));
        alert("b");

        flow.pass(Duration.ofMinutes(9));
        assertThat(sealed()).containsExactly(List.of("a"));
        flow.pass(Duration.ofMinutes(1));

        assertThat(sealed()).containsExactly(List.of("b"));
    }

    @Test
    void sealsADigestOfTheDayNewestFirst() {
        flow.watch(watched(LOG, HOOK).daily("08:00", "Europe/Berlin").watchlist());
        alert("a", "b");
        flow.passUntil("2025-07-18T05:59:59Z");
        alert("c");
        assertThat(sealed()).isEmpty();

        flow.passUntil("2025-07-18T06:00:00Z");

        List<Notification> sealed = flow.notifications();
        assertThat(sealed)
                .extracting(AlertSealerTest::ids)
                .containsExactly(List.of("c", "b", "a"), List.of("c", "b", "a"));
        assertThat(sealed).extracting(Notification::getKind).containsOnly(NotificationKind.DIGEST);
        assertThat(sealed).extracting(Notification::getPeriodStart).containsOnly(Instant.parse("2025-07-17T06:00:00Z"));
        assertThat(sealed).extracting(Notification::getSealedAt).containsOnly(Instant.parse("2025-07-18T06:00:00Z"));
    }

    @Test
    void leavesToTheNextDigestWhatComesAfterThePeriod() {
        flow.watch(watched(LOG).daily("08:00", "UTC").watchlist());
        alert("a");
        flow.passUntil("2025-07-18T07:59:59.900Z");
        flow.pass(Duration.ofMillis(100)); // too soon to be looked at again
        alert("b");

        flow.pass(LOOK);
        assertThat(sealed()).containsExactly(List.of("a"));
        flow.passUntil("2025-07-19T08:00:00Z");

        List<Notification> next = flow.notifications();
        assertThat(next).extracting(AlertSealerTest::ids).containsExactly(List.of("b"));
        assertThat(next.get(0).getPeriodStart()).isEqualTo(Instant.parse("2025-07-18T08:00:00Z"));
    }

    @Test
    void sealsADigestOfTheWeek() {
        flow.watch(watched(LOG).weekly(DayOfWeek.MONDAY, "08:00", "UTC").watchlist());
        alert("a");
        for (int day = 18; day <= 20; day++) {
            flow.passUntil("2025-07-" + day + "T08:00:00Z");
        }
        assertThat(sealed()).isEmpty();

        flow.passUntil("2025-07-21T08:00:00Z");

        Notification digest = flow.notifications().get(0);
        assertThat(digest.getPeriodStart()).isEqualTo(Instant.parse("2025-07-14T08:00:00Z"));
        assertThat(ids(digest)).containsExactly("a");
    }

    @Test
    void sealsADigestWithNothingToTellWhereThatIsWanted() {
        flow.watch(watched(LOG).since(START).daily("08:00", "UTC").alsoEmpty().watchlist());
        flow.pass(LOOK);

        flow.passUntil("2025-07-18T08:00:00Z");
        flow.pass(LOOK);
        flow.restart();
        flow.passUntil("2025-07-19T07:59:00Z");
        alert("a");
        flow.passUntil("2025-07-19T08:00:00Z");
        flow.pass(LOOK);
        flow.passUntil("2025-07-20T08:00:00Z");

        List<Notification> digests = flow.notifications();
        assertThat(digests).extracting(AlertSealerTest::ids).containsExactly(List.of(), List.of("a"), List.of());
        assertThat(digests)
                .extracting(one -> one.getPeriodStart() + " " + one.getSealedAt())
                .containsExactly(
                        "2025-07-17T10:00:00Z 2025-07-18T08:00:00Z",
                        "2025-07-18T08:00:00Z 2025-07-19T08:00:00Z",
                        "2025-07-19T08:00:00Z 2025-07-20T08:00:00Z");
        assertThat(digests.get(0).getId()).isEqualTo(ContentId.of("w", "LOG", "", "2025-07-18T08:00:00Z"));
    }

    @Test
    void sealsNoEmptyDigestOnceItIsNotWantedAnyMore() {
        flow.watch(watched(LOG).daily("08:00", "UTC").alsoEmpty().watchlist());
        flow.pass(LOOK);
        flow.watch(watched(LOG).daily("08:00", "UTC").watchlist());
        flow.passUntil("2025-07-18T08:00:00Z");
        assertThat(sealed()).isEmpty();

        flow.watch(watched(LOG).daily("08:00", "UTC").alsoEmpty().paused().watchlist());
        flow.passUntil("2025-07-19T09:00:00Z");
        flow.watch(watched(LOG).daily("08:00", "UTC").alsoEmpty().watchlist());
        flow.pass(LOOK);

        assertThat(sealed())
                .as("what passed while it was paused is not made up for")
                .isEmpty();
    }

    @Test
    void knowsItsWatchlistsByTheirPartition() {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "list-" + i).toList();
        try (SealingFlow first = new SealingFlow(START, 4)) {
            ids.forEach(id -> first.watch(
                    aWatchlist(id).log().daily("08:00", "UTC").alsoEmpty().watchlist()));
            first.pass(LOOK);
            first.passUntil("2025-07-18T08:00:00Z");

            assertThat(first.notifications())
                    .extracting(Notification::getWatchlistId)
                    .containsExactlyInAnyOrderElementsOf(ids.stream()
                            .filter(id -> BuiltInPartitioner.partitionForKey(first.key(id), 4) == 0)
                            .toList())
                    .isNotEmpty();
        }
    }

    @Test
    void appliesAChangedRhythmToWhatIsGathered() {
        flow.watch(watched(LOG).weekly(DayOfWeek.MONDAY, "08:00", "UTC").watchlist());
        alert("a", "b");
        flow.pass(LOOK);

        flow.watch(watched(LOG).watchlist());
        flow.pass(LOOK);

        Notification now = flow.notifications().get(0);
        assertThat(ids(now)).containsExactly("a", "b");
        assertThat(now.getKind()).isEqualTo(NotificationKind.ALERTS);
        flow.watch(watched(LOG).gathering(Duration.ofHours(24)).watchlist());
        alert("c");
        flow.watch(watched(LOG).daily("11:00", "UTC").watchlist());
        flow.passUntil("2025-07-17T11:00:00Z");
        assertThat(flow.notifications()).extracting(Notification::getKind).containsExactly(NotificationKind.DIGEST);
    }

    @Test
    void keepsWhatWasGatheredWhileAWatchlistIsPaused() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        alert("a");
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).paused().watchlist());
        alert("b"); // fired before it was paused
        flow.pass(Duration.ofDays(3));
        assertThat(sealed()).isEmpty();

        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        flow.pass(LOOK);

        assertThat(sealed()).containsExactly(List.of("a", "b"));
    }

    @Test
    void dropsWhatADeletedWatchlistGathered() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        alert("a", "b");
        flow.unwatch("w");

        flow.pass(LOOK);
        alert("c");
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        flow.pass(Duration.ofMinutes(10));

        assertThat(sealed()).isEmpty();
        assertThat(flow.held()).isZero();
    }

    @Test
    void dropsMuchBitByBit() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        for (int i = 0; i <= GatheredAlerts.MOST_DROPPED; i++) {
            alert("a" + i);
        }
        flow.unwatch("w");

        flow.pass(LOOK);
        assertThat(flow.held()).as("an alert and the gathering").isEqualTo(2);
        flow.pass(LOOK);

        assertThat(flow.held()).isZero();
        assertThat(sealed()).isEmpty();
    }

    @Test
    void passesOverAWatchlistWhoseNotificationsKafkaWouldNotTake() {
        flow.watch(watched(Channels.of(ChannelType.SLACK, "https://example.org/" + "x".repeat(1_000_000), null))
                .watchlist());
        flow.watch(watched(LOG).watchlist());
        Watchlist named = watched(LOG).watchlist();
        named.setName("x".repeat(1_000_000));
        flow.watch(named);

        alert("a");

        assertThat(flow.notifications()).singleElement().satisfies(one -> assertThat(one.getWatchlistName())
                .isEqualTo("w"));
    }

    @Test
    void sealsNothingForAChannelThatIsPaused() {
        Channel paused = Channels.of(ChannelType.WEBHOOK, "https://example.org/gone", null);
        paused.setPausedAt(START);
        flow.watch(watched(paused, LOG).watchlist());
        alert("a");
        flow.watch(watched(paused, LOG).gathering(Duration.ofMinutes(1)).watchlist());
        alert("b");
        flow.pass(Duration.ofMinutes(1));

        assertThat(flow.notifications())
                .extracting(one -> one.getChannel().getType() + " " + ids(one))
                .containsExactly("LOG [a]", "LOG [b]");
    }

    @Test
    void sealsManyAlertsAsSeveralNotifications() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(10)).watchlist());
        List<String> all = IntStream.range(0, 450).mapToObj(i -> "a" + i).toList();
        all.forEach(this::alert);

        flow.pass(Duration.ofMinutes(10));

        List<List<String>> sealed = sealed();
        assertThat(sealed).extracting(List::size).containsExactly(200, 200, 50);
        assertThat(sealed.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(flow.held()).isZero();
    }

    @Test
    void sealsWhatTakesMuchRoomBitByBit() {
        flow.watch(watched(LOG).daily("08:00", "UTC").alsoEmpty().watchlist());
        String text = "x".repeat(250_000);
        List<String> all =
                IntStream.range(0, 60).mapToObj(i -> "a" + i).collect(Collectors.toCollection(ArrayList::new));
        all.forEach(id -> flow.alert(ofText(id, text)));
        flow.passUntil("2025-07-18T08:00:00Z");
        List<Notification> sealed = new ArrayList<>(flow.notifications());
        assertThat(sealed).as("in one transaction").hasSizeBetween(1, 20);
        flow.restart();

        for (int i = 0; i < 5; i++) {
            flow.pass(LOOK);
            sealed.addAll(flow.notifications());
        }

        assertThat(sealed)
                .extracting(one -> one.getAlerts().size())
                .containsOnly(2)
                .hasSize(30);
        Collections.reverse(all);
        assertThat(sealed.stream().flatMap(one -> ids(one).stream())).containsExactlyElementsOf(all);
        assertThat(sealed).extracting(Notification::getSealedAt).containsOnly(Instant.parse("2025-07-18T08:00:00Z"));
    }

    @Test
    void keepsADeadLetterOfAnAlertThatFitsNoRecord() {
        flow.watch(watched(LOG).watchlist());
        alert("a");
        flow.alert(ofText("large", "x".repeat(AlertSealer.MOST_BYTES)));
        flow.pipe(Topics.TREND_ALERTS, "w", null);
        alert("b");

        assertThat(sealed()).containsExactly(List.of("a"), List.of("b"));
        assertThat(flow.deadLetters(Topics.ALERTS)).hasSize(1);
        assertThat(flow.deadLetters(Topics.TREND_ALERTS)).hasSize(1);
    }

    @Test
    void saysWhyAnAlertIsADeadLetter() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(1)).watchlist());
        flow.alert(ofText("large", "x".repeat(AlertSealer.MOST_BYTES)));

        TestRecord<byte[], byte[]> letter = flow.deadLetters(Topics.ALERTS).get(0);

        assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .contains("too many for a notification");
        assertThat(letter.key()).isEqualTo(flow.key("w"));
        assertThat(letter.value()).hasSizeGreaterThan(AlertSealer.MOST_BYTES);
    }

    @Test
    void sealsAlertsOfTrendsApart() {
        flow.watch(watched(LOG).gathering(Duration.ofMinutes(1)).watchlist());
        alert("a");
        flow.alert(ofTrend("t1"));
        flow.alert(ofTrend("t2"));

        flow.pass(Duration.ofMinutes(1));

        Map<Boolean, List<Notification>> byKind = flow.notifications().stream()
                .collect(Collectors.partitioningBy(one -> one.getAlerts().isEmpty()));
        assertThat(byKind.get(false)).extracting(AlertSealerTest::ids).containsExactly(List.of("a"));
        assertThat(byKind.get(true)).hasSize(1);
        assertThat(byKind.get(true).get(0).getTrendAlerts())
                .extracting(TrendAlert::getId)
                .containsExactly("t1", "t2");
    }
}

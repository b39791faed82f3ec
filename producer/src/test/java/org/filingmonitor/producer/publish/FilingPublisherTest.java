package org.filingmonitor.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.AFiling.page;
import static org.filingmonitor.producer.feed.AFiling.read;
import static org.filingmonitor.producer.feed.AFiling.rejected;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilingPublisherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T10:00:00.123456Z"), ZoneOffset.UTC);

    private TestKafka kafka;
    private Ledger ledger;

    @BeforeEach
    void start() {
        kafka = TestKafka.start();
        ledger = new Ledger(kafka.clients());
    }

    @AfterEach
    void stop() throws Exception {
        kafka.close();
    }

    @Test
    void publishesAPageWithItsCursorCountersAndDeadLetters() {
        ParsedDocument skipped = new Skipped(new Position("file.txt", ""), "no filing");
        try (FilingPublisher publisher = opened("a")) {
            Tally tally = publisher.publish(page(
                    "after", read("1", "Lamp"), rejected("broken"), skipped, read("1", "Lamp"), read("1", "Light")));

            assertThat(tally).isEqualTo(new Tally(1, 1, 1, 1, 1));
            assertThat(tally.read()).isEqualTo(4);
        }

        assertThat(titles()).containsExactly("Lamp", "Light");
        assertThat(kafka.values(Topics.LEDGER)).hasSize(2);
        ConsumerRecord<byte[], byte[]> letter =
                kafka.records(Topics.FILINGS.deadLetters(), 1).get(0);
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(headers(letter))
                .isEqualTo(Map.of("feed", "a", "file", "file.txt", "position", "record 2", "reason", "broken"));
        FeedStatus status = kafka.values(Topics.FEED_STATUS).get(0);
        assertThat(status.getCursor()).isEqualTo("after");
        assertThat(List.of(status.getRead(), status.getNew$(), status.getChanged(), status.getRepeated()))
                .containsExactly(4L, 1L, 1L, 1L);
        assertThat(List.of(status.getRejected(), status.getSkipped())).containsExactly(1L, 1L);
        assertThat(status.getLastNewFiling()).isEqualTo("2025-08-01T10:00:00.123Z");
    }

    @Test
    void knowsAfterARestartWhatWasPublished() {
        publishOnce("a", page("1", read("1", "Lamp"), read("2", "Wick")));

        ledger = new Ledger(kafka.clients());
        try (FilingPublisher publisher = opened("a")) {
            assertThat(ledger.size()).isEqualTo(2);
            assertThat(publisher.status().getCursor()).isEqualTo("1");
            assertThat(publisher.publish(page("2", read("1", "Lamp"), read("2", "Wick"))))
                    .isEqualTo(new Tally(0, 0, 2, 0, 0));
            assertThat(publisher.status().getRead()).isEqualTo(4);
        }
        assertThat(titles()).hasSize(2);
    }

    @Test
    void knowsWhatAnotherFeedBrought() {
        publishOnce("a", page("1", read("a", "1", "Lamp")));

        assertThat(publishOnce("b", page("1", read("b", "1", "Lamp"), read("b", "1", "Light"))))
                .isEqualTo(new Tally(0, 1, 1, 0, 0));
    }

    @Test
    void countsAFilingAsNewOnceHoweverManyFeedsBringItAtOnce() {
        ParsedDocument[] documents =
                IntStream.range(0, 200).mapToObj(i -> read("" + i, "Lamp")).toArray(ParsedDocument[]::new);

        List<CompletableFuture<Tally>> feeds = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> publishOnce("feed-" + i, page("1", documents))))
                .toList();
        Tally all = feeds.stream().map(CompletableFuture::join).reduce(Tally.NONE, Tally::plus);

        assertThat(all).isEqualTo(new Tally(200, 0, 400, 0, 0));
        assertThat(titles()).hasSize(200);
    }

    @Test
    void rejectsADocumentThatKafkaWouldNotTakeTogetherWithWhatItWasBefore() {
        ParsedDocument tooLarge = read("1", "L".repeat(300_000));
        ParsedDocument large = read("2", "W".repeat(299_000));

        assertThat(publishOnce("a", page("1", tooLarge, large))).isEqualTo(new Tally(1, 0, 0, 1, 0));

        assertThat(titles()).containsExactly("W".repeat(299_000));
        assertThat(headers(kafka.records(Topics.FILINGS.deadLetters(), 1).get(0))
                        .get("reason"))
                .matches("makes a record of 300\\d{3} bytes: a filing may have 300000, so that Kafka takes what it was"
                        + " together with what it becomes");
    }

    @Test
    void saysWhatIsWrongWithAFeedAndThatItIsRightAgain() {
        try (FilingPublisher publisher = opened("a")) {
            publisher.publish(page("here", rejected("broken")));
            publisher.report("no such directory", null);
            publisher.report(null, Instant.parse("2025-08-07T00:00:00Z"));
        }

        assertThat(kafka.values(Topics.FEED_STATUS))
                .extracting(FeedStatus::getError)
                .containsExactly(null, "no such directory", null);
        assertThat(kafka.values(Topics.FEED_STATUS))
                .extracting(FeedStatus::getNext)
                .containsExactly(null, null, Instant.parse("2025-08-07T00:00:00Z"));
        assertThat(kafka.values(Topics.FEED_STATUS))
                .allSatisfy(status -> assertThat(status.getCursor()).isEqualTo("here"))
                .allSatisfy(status -> assertThat(status.getRejected()).isEqualTo(1));
    }

    private Tally publishOnce(String feed, FeedPage page) {
        try (FilingPublisher publisher = opened(feed)) {
            return publisher.publish(page);
        }
    }

    private FilingPublisher opened(String feed) {
        FilingPublisher publisher = new FilingPublisher(kafka.clients(), feed, "test", ledger, CLOCK);
        publisher.open();
        return publisher;
    }

    private List<String> titles() {
        return kafka.values(Topics.FILINGS).stream()
                .map(FilingObservation::getTitle)
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}

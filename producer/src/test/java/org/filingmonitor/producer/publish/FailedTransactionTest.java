package org.filingmonitor.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.filingmonitor.producer.feed.AFiling.page;
import static org.filingmonitor.producer.feed.AFiling.read;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a page when Kafka, or another producer, comes between. */
class FailedTransactionTest {

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
    void publishesAPageOnceWhenKafkaGoesAwayAndComesBack() {
        try (FilingPublisher publisher = opened("a")) {
            publisher.publish(page("1", read("1", "Lamp")));
            kafka.stopServer();
            CompletableFuture<Tally> publishing =
                    CompletableFuture.supplyAsync(() -> publisher.publish(page("2", read("2", "Wick"))));
            kafka.startServer();

            assertThat(publishing.join()).isEqualTo(new Tally(1, 0, 0, 0, 0));
            assertThat(publisher.status().getNew$()).isEqualTo(2);
        }
        assertThat(titles()).containsExactlyInAnyOrder("Lamp", "Wick");
    }

    @Test
    void forgetsAPageThatCouldNotBePublished() {
        Map<String, String> impatient = new HashMap<>(kafka.clients());
        impatient.put("max.block.ms", "1000");
        impatient.put("delivery.timeout.ms", "300");
        impatient.put("request.timeout.ms", "200");
        try (FilingPublisher publisher = new FilingPublisher(impatient, "a", "test", ledger, CLOCK)) {
            await().ignoreExceptionsInstanceOf(KafkaException.class).untilAsserted(publisher::open);
            kafka.stopServer();
            FeedPage page = page("1", read("1", "Lamp"));
            assertThatThrownBy(() -> publisher.publish(page)).isInstanceOf(KafkaException.class);
            assertThat(ledger.size()).isZero();
            kafka.startServer();
        }
        assertThat(publishOnce("a", page("1", read("1", "Lamp")))).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(titles()).containsExactly("Lamp");
    }

    @Test
    void settlesWhatAProducerThatDiedLeftOpen() {
        abandonTransaction("filing-monitor-producer-a");

        assertThat(publishOnce("a", page("1", read("1", "Lamp")))).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(titles()).containsExactly("Lamp");
    }

    @Test
    void stopsWhenAnotherProducerTakesOverItsFeed() {
        try (FilingPublisher first = opened("a");
                FilingPublisher second = opened("a")) {
            second.publish(page("1", read("1", "Lamp")));

            assertThatThrownBy(() -> first.publish(page("1", read("2", "Wick"))))
                    .isInstanceOf(FeedFencedException.class)
                    .hasMessage("another producer has taken over the feed 'a', or this one stood still for a minute:"
                            + " stop the other, and restart this one");
        }
        assertThat(titles()).containsExactly("Lamp");
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

    private void abandonTransaction(String transactionalId) {
        Map<String, Object> config = new HashMap<>(kafka.clients());
        config.put("transactional.id", transactionalId);
        Encoding encoding = new Encoding(AvroSerdes.of(kafka.clients()));
        FilingObservation filing = ((Observed) read("1", "Lamp")).observation();
        KafkaProducer<byte[], byte[]> died =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        died.initTransactions();
        died.beginTransaction();
        ProducerRecord<byte[], byte[]> record = encoding.record(Topics.FILINGS, CLOCK, filing.getId(), filing);
        assertThat(died.send(record)).succeedsWithin(Duration.ofSeconds(20));
        died.close(Duration.ZERO);
    }
}

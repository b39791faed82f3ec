package org.filingmonitor.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.AFiling.page;
import static org.filingmonitor.producer.feed.AFiling.read;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.filingmonitor.producer.feed.FeedPage;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records in the producer's topics that it did not write itself: deletions, and such without a key. */
class StrayRecordsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T10:00:00Z"), ZoneOffset.UTC);

    private TestKafka kafka;

    @BeforeEach
    void start() {
        kafka = TestKafka.start();
    }

    @AfterEach
    void stop() throws Exception {
        kafka.close();
    }

    @Test
    void beginsAFeedAnewWhoseStatusWasDeleted() {
        publishOnce(page("here", read("1", "Lamp")));
        write(Topics.FEED_STATUS.name(), key("a"), null);

        try (FilingPublisher publisher = opened()) {
            assertThat(publisher.status().getCursor()).isEmpty();
            assertThat(publisher.status().getKind()).isEqualTo("test");
            assertThat(publisher.publish(page("again", read("1", "Lamp")))).isEqualTo(new Tally(0, 0, 1, 0, 0));
        }
    }

    @Test
    void passesOverLedgerEntriesWithoutKeyOrContent() {
        write(Topics.LEDGER.name(), null, new byte[] {1});
        write(Topics.LEDGER.name(), key("US-1"), null);

        assertThat(publishOnce(page("here", read("1", "Lamp")))).isEqualTo(new Tally(1, 0, 0, 0, 0));
    }

    private Tally publishOnce(FeedPage page) {
        try (FilingPublisher publisher = opened()) {
            return publisher.publish(page);
        }
    }

    private FilingPublisher opened() {
        FilingPublisher publisher =
                new FilingPublisher(kafka.clients(), "a", "test", new Ledger(kafka.clients()), CLOCK);
        publisher.open();
        return publisher;
    }

    private byte[] key(String text) {
        return AvroSerdes.of(kafka.clients())
                .key(Topics.FEED_STATUS)
                .serializer()
                .serialize(Topics.FEED_STATUS.name(), text);
    }

    private void write(String topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                Map.copyOf(kafka.clients()), new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(stranger.send(new ProducerRecord<>(topic, key, value))).succeedsWithin(Duration.ofSeconds(20));
        }
    }
}

package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.alerts.wire.KafkaClients;
import org.filingmonitor.alerts.wire.TopicBytes;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;

/**
 * The watchlists that a new monitor begins with. They are written before matching starts, since a change is held against
 * the watchlists of its time only, and to an untouched topic only: who deletes them is rid of them.
 */
public final class SampleWatchlists {

    private static final TopicPartition TOPIC = new TopicPartition(Topics.WATCHLISTS.name(), 0);

    private SampleWatchlists() {}

    /** Writes the sample, unless anything was ever written. */
    public static void writeOnce(KafkaClients clients) throws IOException, InterruptedException {
        try (var reader = clients.reader()) {
            if (reader.endOffsets(List.of(TOPIC)).get(TOPIC) > 0) {
                return;
            }
        }
        TopicBytes<Watchlist> topic = TopicBytes.of(Topics.WATCHLISTS, AvroSerdes.of(clients.kafka()));
        try (KafkaProducer<byte[], byte[]> producer = clients.producer()) {
            for (Watchlist sample : read()) {
                producer.send(topic.record(sample.getId(), sample, Instant.now()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not take the sample watchlists: " + e.getMessage(), e);
        }
    }

    static List<Watchlist> read() throws IOException {
        try (InputStream file = SampleWatchlists.class.getResourceAsStream("/sample/watchlists.yaml")) {
            return WatchlistFile.read("watchlists.yaml", file).watchlists().stream()
                    .map(written -> watchlist(written.json()))
                    .toList();
        }
    }

    private static Watchlist watchlist(JsonNode written) {
        return WatchlistReader.read(written, Optional.empty(), Instant.EPOCH, new WebhookAddresses(false));
    }
}

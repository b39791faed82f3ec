package org.filingmonitor.producer.publish;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.event.FeedStatus;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.LedgerEntry;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** Encodes records before they are sent: dead letters go out as they are, in the same transaction. */
final class Encoding {

    private final Serializer<String> keys;
    private final Map<Topic<?, ?>, Serializer<?>> values;

    Encoding(AvroSerdes serdes) {
        Serializer<FilingObservation> filings = serdes.value(Topics.FILINGS).serializer();
        Serializer<LedgerEntry> entries = serdes.value(Topics.LEDGER).serializer();
        Serializer<FeedStatus> statuses = serdes.value(Topics.FEED_STATUS).serializer();
        this.keys = serdes.key(Topics.FILINGS).serializer();
        this.values = Map.of(Topics.FILINGS, filings, Topics.LEDGER, entries, Topics.FEED_STATUS, statuses);
    }

    <V> ProducerRecord<byte[], byte[]> record(Topic<String, V> topic, Clock clock, String key, V value) {
        return new ProducerRecord<>(
                topic.name(),
                null,
                clock.millis(),
                keys.serialize(topic.name(), key),
                serializer(topic).serialize(topic.name(), value));
    }

    @SuppressWarnings("unchecked") // the constructor pairs them
    private <V> Serializer<V> serializer(Topic<String, V> topic) {
        return (Serializer<V>) values.get(topic);
    }
}

package org.filingmonitor.streams.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/** An audit without Kafka: records are handed to it as Kafka would. */
final class AuditedTables implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final AvroSerdes serdes = AvroSerdes.of(Map.of("schema.registry.url", "mock://audit"));
    private final AuditedRows rows = new AuditedRows(serdes, PARTITIONS, PARTITIONS);

    void observe(List<FilingObservation> seen) {
        seen.forEach(one -> rows.recount().observe(one.getId(), one, Instant.now()));
    }

    void observe(String key, FilingObservation seen) {
        rows.recount().observe(key, seen, Instant.now());
    }

    void publish(Map<CountKey, MonthlyCount> counts, Map<TrendKey, IpcTrend> trends) {
        counts.forEach(this::count);
        trends.forEach(this::trend);
    }

    void count(CountKey key, MonthlyCount row) {
        count(partition(key.getScope()), key, row);
    }

    void count(int partition, CountKey key, MonthlyCount row) {
        rows.counts().put(partition, bytes(Topics.MONTHLY_COUNTS, key), value(Topics.MONTHLY_COUNTS, row));
    }

    void raw(int partition, byte[] key, byte[] value) {
        rows.counts().put(partition, key, value);
    }

    void trend(TrendKey key, IpcTrend row) {
        rows.trends().put(partition(key.getScope()), bytes(Topics.IPC_TRENDS, key), value(Topics.IPC_TRENDS, row));
    }

    static int partition(String scope) {
        return AuditedTopic.partition(scope, PARTITIONS);
    }

    private <K extends SpecificRecord> byte[] bytes(Topic<K, ?> topic, K key) {
        return serdes.key(topic).serializer().serialize(topic.name(), key);
    }

    private <V extends SpecificRecord> byte[] value(Topic<?, V> topic, V row) {
        return row == null ? null : serdes.value(topic).serializer().serialize(topic.name(), row);
    }

    Comparison compare() {
        return rows.compare(10);
    }

    @Override
    public void close() {
        rows.close();
    }
}

package org.filingmonitor.streams.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.serde.AvroSerdes;

/**
 * The rows that a topic adds up to: the last value of each key, without those that are gone. A row in another partition
 * than its scope's is a row of its own, since it stands beside the right one.
 */
final class LiveRows<K extends SpecificRecord, V extends SpecificRecord> {

    private final Tables tables;
    private final AuditedTopic<K, V> audited;
    private final int partitions;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;

    /**
     * Begins with what the table holds.
     *
     * @param partitions how many the topic has
     */
    LiveRows(Tables tables, AuditedTopic<K, V> audited, AvroSerdes serdes, int partitions) {
        this.tables = tables;
        this.audited = audited;
        this.partitions = partitions;
        this.keys = serdes.key(audited.topic()).deserializer();
        this.values = serdes.value(audited.topic()).deserializer();
    }

    /** Takes a record of the topic. */
    void put(int partition, byte[] key, byte[] value) {
        tables.put(audited.table(), RowKey.of(parts(partition, key)), value);
    }

    private List<String> parts(int partition, byte[] key) {
        if (key == null) {
            return List.of("no key", String.valueOf(partition));
        }
        try {
            List<String> parts = new ArrayList<>(
                    audited.parts().apply(keys.deserialize(audited.topic().name(), key)));
            if (partition != AuditedTopic.partition(parts.get(0), partitions)) {
                parts.add(String.valueOf(partition));
            }
            return parts;
        } catch (SerializationException unreadable) {
            failIfPassing(unreadable);
            return List.of("unreadable key " + HexFormat.of().formatHex(key), String.valueOf(partition));
        }
    }

    /** What a registry that does not answer leaves unread may be readable after all. */
    private static void failIfPassing(RuntimeException unreadable) {
        if (RegistryUnavailableException.isBehind(unreadable)) {
            throw unreadable;
        }
    }

    /** Returns the value of a row of the table, or why it cannot be read. */
    Object value(byte[] bytes) {
        try {
            return values.deserialize(audited.topic().name(), bytes);
        } catch (SerializationException unreadable) {
            failIfPassing(unreadable);
            return "cannot be read: " + unreadable.getMessage();
        }
    }

    /** Returns all rows, in order of the bytes of their keys; close them. */
    TableRows rows() {
        return tables.rows(audited.table(), new byte[0]);
    }

    /** Says that a row is not as it should be. */
    Difference difference(byte[] key, Object live, Object recounted) {
        List<String> parts = RowKey.parts(key);
        boolean readable = parts.size() >= audited.size();
        return new Difference(
                audited.topic().name(),
                readable ? audited.key().apply(parts).toString() : json(parts.get(0)),
                parts.size() == audited.size() ? null : Integer.valueOf(parts.get(parts.size() - 1)),
                json(live),
                json(recounted));
    }

    private static String json(Object row) {
        return row instanceof String text
                ? '"' + text.replaceAll("[\"\\\\\\p{Cc}]", "'") + '"'
                : row == null ? null : row.toString();
    }

    /** Tells whether a row says what it should. */
    boolean isSame(Object live, V recounted) {
        return audited.topic().value().isInstance(live)
                && audited.same().test(audited.topic().value().cast(live), recounted);
    }
}

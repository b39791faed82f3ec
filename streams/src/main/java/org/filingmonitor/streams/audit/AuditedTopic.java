package org.filingmonitor.streams.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.streams.audit.Tables.Name;
import org.filingmonitor.topic.Topic;
import org.filingmonitor.topic.Topics;

/**
 * A topic whose rows are audited.
 *
 * @param table where its live rows are kept
 * @param size how many parts a key has
 * @param parts the parts of a key, the scope first
 * @param key reads a key from its parts
 * @param same tells whether two rows say the same
 */
record AuditedTopic<K extends SpecificRecord, V extends SpecificRecord>(
        Topic<K, V> topic,
        Name table,
        int size,
        Function<K, List<String>> parts,
        Function<List<String>, K> key,
        BiPredicate<V, V> same) {

    static final AuditedTopic<CountKey, MonthlyCount> COUNTS = new AuditedTopic<>(
            Topics.MONTHLY_COUNTS,
            Name.LIVE_COUNTS,
            5,
            key -> List.of(key.getScope(), key.getFacet(), key.getLevel(), key.getMonth(), key.getValue()),
            parts -> new CountKey(parts.get(0), parts.get(1), parts.get(2), parts.get(4), parts.get(3)),
            MonthlyCount::equals);

    static final AuditedTopic<TrendKey, IpcTrend> TRENDS = new AuditedTopic<>(
            Topics.IPC_TRENDS,
            Name.LIVE_TRENDS,
            4,
            key -> List.of(key.getScope(), key.getLevel(), key.getMonth(), key.getSymbol()),
            parts -> new TrendKey(parts.get(0), parts.get(1), parts.get(3), parts.get(2)),
            AuditedTopic::sameTrend);

    /** Logarithms may differ in their last digits from one machine to another; all other figures may not. */
    private static final double PRECISION = 1e-9;

    private static boolean sameTrend(IpcTrend one, IpcTrend other) {
        if (one.getPValue() == null || other.getPValue() == null) {
            return one.equals(other);
        }
        double difference = Math.abs(one.getPValue() - other.getPValue());
        return difference <= PRECISION * Math.max(one.getPValue(), other.getPValue())
                && one.equals(
                        IpcTrend.newBuilder(other).setPValue(one.getPValue()).build());
    }

    /** Returns the partition where Kafka's default puts the scope itself, and the topology all rows of the scope. */
    static int partition(String scope, int partitions) {
        return Utils.toPositive(Utils.murmur2(scope.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}

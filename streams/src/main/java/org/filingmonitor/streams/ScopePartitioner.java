package org.filingmonitor.streams;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts all rows of a scope into the partition that Kafka's default puts the scope itself into.
 *
 * @param scope reads the scope from a key
 */
public record ScopePartitioner<K, V>(Function<K, String> scope) implements StreamPartitioner<K, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, K key, V value, int partitions) {
        byte[] bytes = scope.apply(key).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(bytes)) % partitions));
    }
}

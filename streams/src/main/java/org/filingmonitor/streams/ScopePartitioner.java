package org.filingmonitor.streams;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.MonthlyCount;

/** Puts all rows of a scope into the partition that Kafka's default puts the scope itself into. */
final class ScopePartitioner implements StreamPartitioner<CountKey, MonthlyCount> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, CountKey key, MonthlyCount value, int partitions) {
        byte[] scope = key.getScope().getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(scope)) % partitions));
    }
}

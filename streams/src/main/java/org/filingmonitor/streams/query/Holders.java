package org.filingmonitor.streams.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which instance holds which partition of a store, as this one heard when work moved last. That may be out of date, so
 * whoever is asked looks again whether it holds what it is asked for. Where nobody is known to hold it, the answer is 503.
 */
final class Holders {

    private final Supplier<KafkaStreams> streams;
    private final HostInfo here;

    /**
     * Knows the holders.
     *
     * @param streams what runs the topology now
     * @param here by what the other instances know this one
     */
    Holders(Supplier<KafkaStreams> streams, HostInfo here) {
        this.streams = streams;
        this.here = here;
    }

    /** Returns by what the other instances know this one. */
    HostInfo here() {
        return here;
    }

    /** Returns the instance that holds a key, or empty if it is this one. */
    Optional<HostInfo> elsewhere(String store, String key) {
        return Optional.of(holder(store, key).activeHost()).filter(host -> !host.equals(here));
    }

    /** Returns the partition of a key that this instance holds. */
    int partitionHere(String store, String key) {
        KeyQueryMetadata holder = holder(store, key);
        if (!holder.activeHost().equals(here)) {
            throw new MovingException();
        }
        return holder.partition();
    }

    /** Returns all partitions of a store, each once, by the instance that holds it. */
    Map<HostInfo, List<Integer>> partitions(String store, int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.groupingBy(partition -> holder(store, partition)
                .activeHost()));
    }

    private KeyQueryMetadata holder(String store, String key) {
        return known(running -> running.queryMetadataForKey(store, key, new StringSerializer()));
    }

    private KeyQueryMetadata holder(String store, int partition) {
        StreamPartitioner<String, Object> toPartition =
                (topic, key, value, partitions) -> Optional.of(Set.of(partition));
        return known(running -> running.queryMetadataForKey(store, "", toPartition));
    }

    /** While the application starts or stops, Kafka Streams refuses to say anything. */
    private KeyQueryMetadata known(Function<KafkaStreams, KeyQueryMetadata> question) {
        try {
            KeyQueryMetadata holder = question.apply(streams.get());
            if (holder == null || holder.activeHost().equals(HostInfo.unavailable())) {
                throw new MovingException();
            }
            return holder;
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw new MovingException();
        }
    }
}

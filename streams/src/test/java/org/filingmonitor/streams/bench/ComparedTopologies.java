package org.filingmonitor.streams.bench;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.FilingTopology;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.filing.FilingTable;
import org.filingmonitor.streams.filing.LinkTable;
import org.filingmonitor.streams.filing.SoundObservations;
import org.filingmonitor.streams.filing.Statements;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedScope;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.topic.Topics;

/** The topology, what bounds it from above, and the plain way of counting that it has to beat. */
enum ComparedTopologies {

    /** Reads and decodes observations and builds their keys, and does nothing with them. */
    KEYS_ALONE {
        @Override
        Topology build(StreamsBuilder builder, AvroSerdes serdes) {
            filings(builder, serdes).foreach((id, seen) -> KEYS.addAndGet(size(CountKeys.of(filing(seen)))));
            return builder.build();
        }
    },

    /** Repartitions one record for each count that moves by one, and adds them up. */
    PLAIN {
        @Override
        Topology build(StreamsBuilder builder, AvroSerdes serdes) {
            filings(builder, serdes)
                    .processValues(new SoundObservations(), Named.as("sound-observations"))
                    .process(new Statements(), Named.as("statements"))
                    .repartition(statements("by-publication"))
                    .process(new LinkTable(), Named.as("link-table"))
                    .repartition(statements("by-filing"))
                    .processValues(new FilingTable(), Named.as("filing-table"))
                    .flatMap(
                            (id, update) -> update.deltas().entrySet().stream()
                                    .flatMap(scope -> deltas(scope.getKey(), scope.getValue()))
                                    .toList(),
                            Named.as("deltas"))
                    .repartition(Repartitioned.<String, Integer>as("deltas")
                            .withKeySerde(Serdes.String())
                            .withValueSerde(Serdes.Integer())
                            .withNumberOfPartitions(Topics.MONTHLY_COUNTS.partitions()))
                    .groupByKey(Grouped.as("delta"))
                    .reduce(
                            Integer::sum,
                            Named.as("sums"),
                            Materialized.<String, Integer, KeyValueStore<Bytes, byte[]>>as("sums")
                                    .withKeySerde(Serdes.String())
                                    .withValueSerde(Serdes.Integer()))
                    .toStream(Named.as("sum"))
                    .to(
                            Topics.MONTHLY_COUNTS.name(),
                            Produced.with(Serdes.String(), Serdes.Integer()).withName("to-sums"));
            return builder.build();
        }
    },

    /** The topology itself, with its changes, tables and trends. */
    WHOLE {
        @Override
        Topology build(StreamsBuilder builder, AvroSerdes serdes) {
            throw new UnsupportedOperationException();
        }

        @Override
        Topology of(Properties properties, AvroSerdes serdes) {
            return FilingTopology.build(
                    new org.apache.kafka.streams.StreamsConfig(properties), serdes, new WholeChanges());
        }
    };

    /** How many keys {@link #KEYS_ALONE} has built. */
    static final AtomicLong KEYS = new AtomicLong();

    abstract Topology build(StreamsBuilder builder, AvroSerdes serdes);

    Topology of(Properties properties, AvroSerdes serdes) {
        return build(
                new StreamsBuilder(new TopologyConfig(new org.apache.kafka.streams.StreamsConfig(properties))), serdes);
    }

    private static KStream<String, FilingObservation> filings(StreamsBuilder builder, AvroSerdes serdes) {
        return builder.stream(
                Topics.FILINGS.name(), Consumed.with(serdes.key(Topics.FILINGS), serdes.value(Topics.FILINGS)));
    }

    private static Repartitioned<String, FilingStatement> statements(String name) {
        return Repartitioned.<String, FilingStatement>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(SingleObjectSerde.of(FilingStatement.class))
                .withNumberOfPartitions(Topics.FILINGS.partitions());
    }

    private static Stream<KeyValue<String, Integer>> deltas(String scope, ScopeDeltas deltas) {
        return deltas.getRows().stream().flatMap(row -> row.getDays().stream()
                .map(day -> KeyValue.pair(
                        String.join("|", scope, row.getFacet(), row.getLevel(), row.getValue(), row.getMonth()),
                        day.getFilings())));
    }

    private static Filing filing(FilingObservation seen) {
        return Filing.newBuilder()
                .setId(seen.getId())
                .setOffice(seen.getOffice())
                .setStatus(seen.getStatus())
                .setFirstPublished(seen.getPublications().get(0).getDate())
                .setPublications(seen.getPublications())
                .setOwners(seen.getOwners())
                .setIpc(seen.getIpc())
                .setFirstSeenAt(seen.getRevision())
                .setFeeds(List.of(seen.getFeed()))
                .build();
    }

    private static long size(Counted keys) {
        return (long) keys.getScopes().size() * keys.getFacets().size()
                + keys.getScopes().stream()
                        .map(CountedScope::getNames)
                        .mapToLong(List::size)
                        .sum();
    }
}

package org.filingmonitor.streams.bench;

import java.time.YearMonth;
import java.util.ArrayList;
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
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.streams.FilingTopology;
import org.filingmonitor.streams.ScopePartitioner;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.count.CountMove;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.count.GatheredDeltas;
import org.filingmonitor.streams.count.MonthlyCounts;
import org.filingmonitor.streams.count.WholeChanges;
import org.filingmonitor.streams.filing.FilingTable;
import org.filingmonitor.streams.filing.FilingUpdate;
import org.filingmonitor.streams.filing.SoundObservations;
import org.filingmonitor.streams.filing.Statements;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.MonthRow;
import org.filingmonitor.streams.state.ScopeDeltas;
import org.filingmonitor.streams.state.SingleObjectSerde;
import org.filingmonitor.topic.Topics;

/** Counting, what bounds it from above, the plain way that it has to beat, and the topology that it is a part of. */
enum ComparedTopologies {

    /** Reads and decodes observations and builds the keys that they count under, and does nothing with them. */
    KEYS_ALONE {
        @Override
        void flow(StreamsBuilder builder, AvroSerdes serdes) {
            filings(builder, serdes)
                    .foreach((id, seen) -> KEYS.addAndGet(keys(CountKeys.of(filing(seen)))
                            .filter(key -> !key.isEmpty())
                            .count()));
        }
    },

    /** Reads observations into the table of filings, and counts those: one record for each scope that moves. */
    COUNTED {
        @Override
        void flow(StreamsBuilder builder, AvroSerdes serdes) {
            GatheredDeltas.of(updates(builder, serdes)
                            .flatMap(
                                    (id, update) -> update.deltas().entrySet().stream()
                                            .map(scope -> KeyValue.pair(scope.getKey(), scope.getValue()))
                                            .toList(),
                                    Named.as("scope-deltas"))
                            .repartition(Repartitioned.<String, ScopeDeltas>as("scope-deltas")
                                    .withKeySerde(Serdes.String())
                                    .withValueSerde(SingleObjectSerde.of(ScopeDeltas.class))
                                    .withNumberOfPartitions(Topics.MONTHLY_COUNTS.partitions())))
                    .process(new MonthlyCounts(new WholeChanges()), Named.as("monthly-counts"))
                    .flatMap(
                            (scope, moves) -> moves.stream()
                                    .filter(move -> move.row().isPublished())
                                    .map(move -> KeyValue.pair(move.key(scope), move.published()))
                                    .toList(),
                            Named.as("monthly-count"))
                    .to(Topics.MONTHLY_COUNTS.name(), toMonthlyCounts(serdes));
        }
    },

    /** Comes to the same rows with one record for each count that moves, which a table sums. */
    PLAIN {
        @Override
        void flow(StreamsBuilder builder, AvroSerdes serdes) {
            updates(builder, serdes)
                    .flatMap(
                            (id, update) -> update.deltas().entrySet().stream()
                                    .flatMap(scope -> deltas(scope.getKey(), scope.getValue()))
                                    .toList(),
                            Named.as("deltas"))
                    .repartition(Repartitioned.<CountKey, DayCount>as("deltas")
                            .withKeySerde(serdes.key(Topics.MONTHLY_COUNTS))
                            .withValueSerde(SingleObjectSerde.of(DayCount.class))
                            .withStreamPartitioner(new ScopePartitioner<>(CountKey::getScope))
                            .withNumberOfPartitions(Topics.MONTHLY_COUNTS.partitions()))
                    .groupByKey(Grouped.as("delta"))
                    .aggregate(
                            () -> null,
                            (key, delta, row) ->
                                    CountMove.of(null, row, List.of(delta)).after(),
                            Named.as("sums"),
                            Materialized.<CountKey, MonthRow, KeyValueStore<Bytes, byte[]>>as("sums")
                                    .withKeySerde(serdes.key(Topics.MONTHLY_COUNTS))
                                    .withValueSerde(SingleObjectSerde.of(MonthRow.class)))
                    .toStream(Named.as("sum"))
                    .mapValues(row -> new CountMove(null, null, row).published(), Named.as("monthly-count"))
                    .to(Topics.MONTHLY_COUNTS.name(), toMonthlyCounts(serdes));
        }
    },

    /** The topology itself, with its links, changes, tables and trends. */
    WHOLE {
        @Override
        void flow(StreamsBuilder builder, AvroSerdes serdes) {
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

    abstract void flow(StreamsBuilder builder, AvroSerdes serdes);

    Topology of(Properties properties, AvroSerdes serdes) {
        StreamsBuilder builder =
                new StreamsBuilder(new TopologyConfig(new org.apache.kafka.streams.StreamsConfig(properties)));
        flow(builder, serdes);
        return builder.build();
    }

    private static KStream<String, FilingObservation> filings(StreamsBuilder builder, AvroSerdes serdes) {
        return builder.stream(
                Topics.FILINGS.name(), Consumed.with(serdes.key(Topics.FILINGS), serdes.value(Topics.FILINGS)));
    }

    private static KStream<String, FilingUpdate> updates(StreamsBuilder builder, AvroSerdes serdes) {
        return filings(builder, serdes)
                .processValues(new SoundObservations(), Named.as("sound-observations"))
                .mapValues((id, seen) -> Statements.of(seen, seen.getRevision()), Named.as("statements"))
                .processValues(new FilingTable(), Named.as("filing-table"));
    }

    private static Produced<CountKey, MonthlyCount> toMonthlyCounts(AvroSerdes serdes) {
        return Produced.with(
                        serdes.key(Topics.MONTHLY_COUNTS),
                        serdes.value(Topics.MONTHLY_COUNTS),
                        new ScopePartitioner<CountKey, MonthlyCount>(CountKey::getScope))
                .withName("to-monthly-counts");
    }

    private static Stream<KeyValue<CountKey, DayCount>> deltas(String scope, ScopeDeltas deltas) {
        List<KeyValue<CountKey, DayCount>> records = new ArrayList<>();
        CountDeltas.rows(deltas, (row, days) -> {
            if (row.isPublished()) {
                CountKey key = new CountKey(scope, row.facet(), row.level(), row.value(), row.month());
                days.forEach(day -> records.add(KeyValue.pair(key, day)));
            }
        });
        return records.stream();
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

    private static Stream<String> keys(Counted counted) {
        String month = YearMonth.from(counted.getFirstPublished()).toString();
        return counted.getScopes().stream().flatMap(scope -> counted.getFacets().stream()
                .map(facet -> new CountRow(facet.getFacet(), facet.getLevel(), facet.getValue(), month))
                .map(row -> row.storeKey(scope.getScope())));
    }
}

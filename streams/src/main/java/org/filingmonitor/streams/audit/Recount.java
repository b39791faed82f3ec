package org.filingmonitor.streams.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.streams.audit.Tables.Name;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.filing.FilingTable;
import org.filingmonitor.streams.filing.RebuiltFilings;
import org.filingmonitor.streams.filing.SoundObservations.Unsound;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.PublicationLink;
import org.filingmonitor.streams.state.SingleObjectSerde;

/**
 * Counts filings anew: first all observations are merged to filings, and only then is each filing counted, once, as it is in
 * the end. Where more observations come, the filings that they change are taken out of the counts and counted again.
 */
final class Recount {

    private static final byte[] NOTHING = {};
    private static final Counted NOWHERE = CountKeys.of(null);
    private static final Serde<Counted> COUNTED = SingleObjectSerde.of(Counted.class);

    private final Tables tables;
    private final RebuiltFilings rebuilt;
    private final RebuiltFilings.Table<FilingState> filings;
    private final RebuiltFilings.Table<Counted> counted;

    Recount(Tables tables) {
        this.tables = tables;
        filings = table(Name.FILINGS, SingleObjectSerde.of(FilingState.class));
        counted = table(Name.COUNTED, COUNTED);
        rebuilt = new RebuiltFilings(table(Name.LINKS, SingleObjectSerde.of(PublicationLink.class)), filings);
    }

    private <V> RebuiltFilings.Table<V> table(Name name, Serde<V> serde) {
        return new RebuiltFilings.Table<>() {
            @Override
            public V get(String key) {
                return serde.deserializer().deserialize(name.name(), tables.get(name, bytes(key)));
            }

            @Override
            public void put(String key, V value) {
                tables.put(name, bytes(key), serde.serializer().serialize(name.name(), value));
            }
        };
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes an observation; one that the topology sends to the dead letters changes nothing. */
    void observe(String key, FilingObservation seen, Instant recordedAt) {
        try {
            rebuilt.observe(key, seen, recordedAt).forEach(id -> tables.put(Name.CHANGED, bytes(id), NOTHING));
        } catch (Unsound left) {
            // Left out of the counts, as everywhere.
        }
    }

    /** Counts the filings that changed since the last time. */
    void count() {
        try (TableRows changed = tables.rows(Name.CHANGED, NOTHING)) {
            while (changed.hasNext()) {
                byte[] id = changed.next().key();
                count(new String(id, StandardCharsets.UTF_8));
                tables.put(Name.CHANGED, id, null);
                Interrupted.check();
            }
        }
    }

    private void count(String id) {
        Counted before = counted.get(id);
        Counted after = CountKeys.of(FilingTable.filing(filings.get(id)));
        CountDeltas.between(before == null ? NOWHERE : before, after)
                .forEach((scope, deltas) -> CountDeltas.rows(deltas, (row, days) -> add(scope, row, days)));
        counted.put(id, after.equals(NOWHERE) ? null : after);
    }

    private void add(String scope, CountRow row, List<DayCount> days) {
        if (!row.isPublished()) {
            return;
        }
        byte[] key = RowKey.of(List.of(scope, row.facet(), row.level(), row.month(), row.value()));
        for (DayCount day : days) {
            add(key, day.getDay(), RecountedRows.FILINGS, day.getFilings());
            add(key, day.getDay(), RecountedRows.PUBLICATIONS, day.getPublications());
        }
    }

    private void add(byte[] row, int day, byte unit, int number) {
        if (number != 0) {
            byte[] cell = Arrays.copyOf(row, row.length + 2);
            cell[row.length] = (byte) day;
            cell[row.length + 1] = unit;
            tables.add(Name.CELLS, cell, number);
        }
    }
}

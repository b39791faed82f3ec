package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.streams.Observation;
import org.filingmonitor.streams.Observations;
import org.filingmonitor.streams.TopologyRun;
import org.junit.jupiter.api.Test;

/** Whoever has a filing in a symbol is found among the owners noted for it, at each level. */
class OwnersOfSymbolsTest {

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(20);
    }

    @Property(tries = 60)
    void findsWhoeverIsCounted(@ForAll("observations") List<FilingObservation> seen) {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(seen);

            run.storedCounts().forEach((key, row) -> {
                String scope = key.substring(0, key.indexOf(CountRow.DIVIDER));
                CountRow counted = CountRow.ofStoreKey(key);
                if (!scope.equals(OwnerName.ALL) && counted.facet().equals(CountRow.IPC)) {
                    assertThat(owners(run, counted.value())).as(key).contains(scope);
                }
            });
        }
    }

    @Test
    void notesTheDeepestSymbolsAlone() {
        try (TopologyRun run = new TopologyRun()) {
            run.observe(List.of(Observation.observation("US-1")
                    .owners("Acme")
                    .published("2024-01-01")
                    .ipc("G06F 21/62", "G06F 21/00", "H04L")
                    .seen()));

            assertThat(keys(run, "")).containsExactly("G06F 21/62|owner:acme", "H04L|owner:acme");
            assertThat(owners(run, "G06F 21/00")).containsExactly("owner:acme");
            assertThat(owners(run, "G")).containsExactly("owner:acme");
            assertThat(owners(run, "G06N")).isEmpty();
        }
    }

    private static Set<String> owners(TopologyRun run, String symbol) {
        Set<String> owners = new TreeSet<>();
        keys(run, OwnersOfSymbols.path(symbol))
                .forEach(key -> owners.add(OwnersOfSymbols.scope(key.replace("|", CountRow.DIVIDER))));
        return owners;
    }

    private static Set<String> keys(TopologyRun run, String prefix) {
        Set<String> keys = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> notes = run.driver()
                .<String, byte[]>getKeyValueStore(OwnersOfSymbols.STORE)
                .prefixScan(prefix, new StringSerializer())) {
            notes.forEachRemaining(note -> keys.add(note.key.replace(CountRow.DIVIDER, "|")));
        }
        return keys;
    }
}

package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.FilingFacts;

/** Documents that name only a publication find their application, in any order of generated observations. */
class LinkedInAnyOrderTest {

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.ofSeveralFilings().list().ofMinSize(1).ofMaxSize(25);
    }

    @Property(tries = 40)
    void tableAndCountsAreAsIfEveryDocumentHadNamedItsApplication(
            @ForAll("observations") List<FilingObservation> seen) {
        try (TopologyRun linked = new TopologyRun();
                TopologyRun named = new TopologyRun()) {
            linked.observe(seen);
            named.observe(Relinked.of(seen));

            assertThat(withoutTimes(linked.filings())).isEqualTo(withoutTimes(named.filings()));
            assertThat(linked.storedCounts()).isEqualTo(named.storedCounts());
        }
    }

    @Property(tries = 40)
    void everyFactOfTheFinalFilingsIsToldUnderItsIdOrThatOfItsPublication(
            @ForAll("observations") List<FilingObservation> seen) {
        try (TopologyRun all = new TopologyRun()) {
            all.observe(seen);

            Map<String, Set<String>> told = new TreeMap<>();
            all.changes().stream().filter(change -> change.getAfter() != null).forEach(change -> told.computeIfAbsent(
                            change.getAfter().getId(), id -> new TreeSet<>())
                    .addAll(change.getFacts()));
            Relinked.applications(seen)
                    .forEach((publication, applications) ->
                            applications.forEach(id -> told.computeIfAbsent(id, key -> new TreeSet<>())
                                    .addAll(told.getOrDefault(publication, Set.of()))));
            all.filings().forEach((id, filing) -> assertThat(told.get(id)).containsAll(FilingFacts.of(filing)));
        }
    }

    @Property(tries = 40)
    void anApplicationTakesOverFromTheOneLivingFilingOfItsPublication(
            @ForAll("observations") List<FilingObservation> seen) {
        try (TopologyRun all = new TopologyRun()) {
            for (FilingObservation one : seen) {
                Set<String> publications = Relinked.publications(one);
                boolean unknown =
                        one.getApplicationNumber() != null && !all.filings().containsKey(one.getId());
                Filing living = unknown && publications.size() == 1
                        ? all.filings().get(publications.iterator().next())
                        : null;
                int changes = all.changes().size();
                all.observe(one);
                if (living != null) {
                    LinkedFilingsTest.assertTakesOver(
                            one.getId(), living, all.changes().subList(changes, changes + 2));
                }
            }
        }
    }

    private static Map<String, Filing> withoutTimes(Map<String, Filing> filings) {
        Map<String, Filing> without = new TreeMap<>();
        filings.forEach((id, filing) -> without.put(
                id, Filing.newBuilder(filing).setFirstSeenAt(Instant.EPOCH).build()));
        return without;
    }
}

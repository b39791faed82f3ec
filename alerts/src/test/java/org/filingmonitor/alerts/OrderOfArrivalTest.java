package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;
import org.filingmonitor.filing.FilingFacts;

/** Observations of a few filings arrive in any order, some of them twice: what is alerted does not depend on it. */
class OrderOfArrivalTest {

    private static final Instant NOW = Instant.parse("2025-07-17T10:00:00Z");

    /** One reading of one document: the title of the highest revision holds, publications add up. */
    record Observation(int filing, int revision, String title, String kind) {
        String id() {
            return "CN-" + filing;
        }

        /** Titles of one revision that contradict each other are decided by content, whatever comes first. */
        static Filing merged(List<Observation> seen) {
            Observation last = seen.stream()
                    .max(Comparator.comparingInt(Observation::revision).thenComparing(Observation::title))
                    .orElseThrow();
            TreeSet<String> kinds = seen.stream().map(Observation::kind).collect(Collectors.toCollection(TreeSet::new));
            return aFiling(last.id())
                    .title(last.title)
                    .publications(kinds.stream()
                            .map(kind -> last.id().replace("-", "") + kind)
                            .toArray(String[]::new))
                    .filing();
        }
    }

    @Provide
    Arbitrary<List<Observation>> observations() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("Wheel", "Axle"),
                        Arbitraries.of("A", "B", "C"))
                .as(Observation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    @Property(tries = 25)
    void firesEveryFactOfFilingsThatMatchInTheEndAndNoneTwice(@ForAll("observations") List<Observation> arrivals) {
        List<Alert> alerts = alerts(arrivals, "title:wheel");

        assertThat(alerts).extracting(Alert::getId).doesNotHaveDuplicates();
        assertThat(facts(alerts.stream())).containsAll(inTheEnd(arrivals, "Wheel"));
    }

    @Property(tries = 25)
    void firesTheSameAlertsInAnyOrder(
            @ForAll("observations") List<Observation> arrivals, @ForAll("shuffles") Random random) {
        List<Observation> shuffled = new ArrayList<>(arrivals);
        shuffled.addAll(arrivals.subList(0, arrivals.size() / 2));
        Collections.shuffle(shuffled, random);

        List<Alert> alerts = alerts(shuffled, "*:*");

        assertThat(ids(alerts)).isEqualTo(ids(alerts(arrivals, "*:*")));
        assertThat(facts(alerts.stream())).isEqualTo(inTheEnd(arrivals, ""));
    }

    @Provide
    Arbitrary<Random> shuffles() {
        return Arbitraries.longs().map(Random::new);
    }

    private static List<Alert> alerts(List<Observation> arrivals, String query) {
        Watchlist watchlist = aWatchlist("w")
                .query(query)
                .facts(WatchedFact.NEW, WatchedFact.GRANTED, WatchedFact.PUBLISHED)
                .watchlist();
        try (AlertFlow flow = new AlertFlow()) {
            flow.watch(watchlist);
            changes(arrivals).forEach(flow::change);
            return flow.alerts();
        }
    }

    private static List<FilingChange> changes(List<Observation> arrivals) {
        Map<String, List<Observation>> seen = new HashMap<>();
        List<FilingChange> changes = new ArrayList<>();
        for (Observation arrival : arrivals) {
            List<Observation> known = seen.computeIfAbsent(arrival.id(), id -> new ArrayList<>());
            Filing before = known.isEmpty() ? null : Observation.merged(known);
            known.add(arrival);
            Filing after = Observation.merged(known);
            if (!after.equals(before)) {
                changes.add(new FilingChange(before, after, List.of(), NOW, false));
            }
        }
        return changes;
    }

    private static Set<String> inTheEnd(List<Observation> arrivals, String title) {
        Map<String, List<Observation>> byFiling =
                arrivals.stream().collect(Collectors.groupingBy(Observation::id, TreeMap::new, Collectors.toList()));
        return byFiling.values().stream()
                .map(Observation::merged)
                .filter(filing -> filing.getTitle().contains(title))
                .flatMap(filing -> FilingFacts.of(filing).stream().map(fact -> filing.getId() + " " + fact))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> facts(Stream<Alert> alerts) {
        return alerts.map(alert -> alert.getFiling().getId() + " " + alert.getFact())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::getId).collect(Collectors.toCollection(TreeSet::new));
    }
}

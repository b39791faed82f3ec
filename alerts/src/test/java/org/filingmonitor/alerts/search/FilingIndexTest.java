package org.filingmonitor.alerts.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.FilingQuery;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;

/** The index holds what a plain table would hold, and finds in it what matching finds filing by filing. */
class FilingIndexTest {

    private static final List<String> IDS = List.of("US-1", "US-2", "CN-PUB-1", "CN-3");

    /** What happens to the filing of an id; some of it is followed by a commit, some by a kill. */
    record Step(Filing filing, String formerly, boolean gone, int then) {

        FilingChange change(Map<String, Filing> table) {
            Filing before = formerly == null ? table.get(filing.getId()) : table.get(formerly);
            return new FilingChange(before, gone ? null : filing, List.of(), Instant.EPOCH, false);
        }

        void applyTo(Map<String, Filing> table) {
            FilingChange change = change(table);
            if (!gone && change.getBefore() != null) {
                table.remove(change.getBefore().getId());
            }
            if (gone) {
                table.remove(filing.getId());
            } else {
                table.put(filing.getId(), filing);
            }
        }

        boolean isCommitted() {
            return then == 0 || then == 1;
        }

        boolean isKilled() {
            return then == 1 || then == 2;
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(IDS).flatMap(AnyFilings::of),
                        Arbitraries.of(IDS).injectNull(0.8),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.integers().between(0, 7))
                .as(Step::new)
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 20)
    void equalsAPlainTableWhereverItIsKilled(@ForAll("histories") List<Step> history) {
        Map<String, Filing> table = new TreeMap<>();
        List<FilingChange> changes = new ArrayList<>();
        for (Step step : history) {
            changes.add(step.change(table));
            step.applyTo(table);
        }
        try (TestIndex index = new TestIndex()) {
            boolean[] survived = new boolean[history.size()];
            for (int next = 0; next < history.size(); ) {
                Step step = history.get(next);
                index.change(step.filing().getId(), changes.get(next));
                next++;
                if (step.isCommitted()) {
                    index.commit(next);
                }
                if (step.isKilled() && !survived[next - 1]) {
                    survived[next - 1] = true; // once only, or it would never come further
                    next = (int) index.restart();
                }
            }
            index.refresh();

            assertThat(index.content()).isEqualTo(table);
        }
    }

    @Provide
    Arbitrary<List<Filing>> filings() {
        return AnyFilings.each(List.of("US-1", "US-2", "CN-3", "CN-4", "WO-CN5", "EP-6", "EP-7", "EP-8"));
    }

    @Provide
    Arbitrary<List<String>> queries() {
        return AnyFilings.queries().list().ofSize(8);
    }

    @Property(tries = 40)
    void findsWhatMatchingFindsFilingByFiling(
            @ForAll("filings") List<Filing> filings,
            @ForAll("queries") List<String> queries,
            @ForAll @IntRange(max = 8) int rewritten) {
        List<Filing> arriving = Stream.concat(filings.stream().limit(rewritten), filings.stream())
                .toList();
        try (TestIndex index = TestIndex.of(arriving)) {
            for (String written : queries) {
                FilingQuery query = QueryLanguage.parse(written);
                List<Filing> matching = filings.stream()
                        .filter(filing -> !filing.getDeleted())
                        .filter(filing ->
                                query.matches(FilingDocument.of(filing).index()))
                        .toList();
                List<String> expected =
                        matching.stream().map(Filing::getId).sorted().toList();

                List<String> found = new ArrayList<>();
                index.search().forEach(query.lucene(), filing -> found.add(filing.getId()));

                assertThat(found).as(written).isEqualTo(expected);
                FacetCounts counts = index.search()
                        .newest(query.lucene(), EnumSet.allOf(Facet.class), 3)
                        .counts();
                assertThat(counts.total()).as(written).isEqualTo(expected.size());
                for (Facet facet : Facet.values()) {
                    assertThat(counts.by(facet)).as(written + " by " + facet).isEqualTo(counted(matching, facet));
                }
            }
        }
    }

    private static Map<String, Long> counted(List<Filing> filings, Facet facet) {
        return filings.stream()
                .flatMap(facet::of)
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    }
}

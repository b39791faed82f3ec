package org.filingmonitor.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.CountedScope;
import org.filingmonitor.streams.state.DayCount;
import org.junit.jupiter.api.Test;

/** Deltas against the cells of the counts, added up the plain way: one for each scope, facet, value and day. */
class CountDeltasTest {

    @Property
    void leadFromWhereAFilingCountedToWhereItCountsNow(
            @ForAll("counted") Counted before, @ForAll("counted") Counted after) {
        Map<String, Integer> expected = new TreeMap<>();
        count(expected, before, -1);
        count(expected, after, +1);
        expected.values().removeIf(number -> number == 0);

        Map<String, Integer> moved = new TreeMap<>();
        CountDeltas.between(before, after)
                .forEach((scope, deltas) -> CountDeltas.rows(
                        deltas, (row, days) -> days.forEach(day -> add(moved, scope, row.toString(), day))));

        assertThat(moved).isEqualTo(expected).doesNotContainValue(0);
    }

    @Test
    void ofAFilingThatIsGrantedAreThoseOfItsStatusAlone() {
        Counted pending = counted("PENDING");
        Counted granted = counted("GRANTED");

        assertThat(CountDeltas.between(pending, granted).get("all").getBlocks())
                .flatExtracting(block -> block.getFacets())
                .extracting(CountedFacet::getValue)
                .containsExactly("PENDING", "GRANTED");
    }

    private static Counted counted(String status) {
        return new Counted(
                List.of(new CountedScope("all", List.of())),
                List.of(new CountedFacet(CountRow.TOTAL, "", ""), new CountedFacet(CountRow.STATUS, "", status)),
                LocalDate.of(2024, 2, 29),
                List.of(LocalDate.of(2024, 2, 29)));
    }

    private static void count(Map<String, Integer> cells, Counted counted, int sign) {
        for (CountedScope scope : counted.getScopes()) {
            scope.getNames().forEach(name -> one(cells, scope, new CountRow(CountRow.NAME, "", name, ""), 0, sign));
            if (counted.getFirstPublished() == null) {
                one(cells, scope, new CountRow(CountRow.UNDATED, "", "", ""), 0, sign);
            } else {
                counted.getFacets().forEach(facet -> count(cells, scope, facet, counted, sign));
            }
        }
    }

    private static void count(
            Map<String, Integer> cells, CountedScope scope, CountedFacet facet, Counted counted, int sign) {
        LocalDate first = counted.getFirstPublished();
        one(cells, scope, row(facet, first), first.getDayOfMonth(), sign);
        for (LocalDate date : counted.getPublications()) {
            add(cells, scope.getScope(), row(facet, date).toString(), new DayCount(date.getDayOfMonth(), 0, sign));
        }
    }

    private static CountRow row(CountedFacet facet, LocalDate date) {
        return new CountRow(
                facet.getFacet(),
                facet.getLevel(),
                facet.getValue(),
                date.toString().substring(0, 7));
    }

    private static void one(Map<String, Integer> cells, CountedScope scope, CountRow row, int day, int sign) {
        add(cells, scope.getScope(), row.toString(), new DayCount(day, sign, 0));
    }

    private static void add(Map<String, Integer> cells, String scope, String row, DayCount day) {
        String cell = scope + " " + row + " " + day.getDay();
        if (day.getFilings() != 0) {
            cells.merge(cell + " filings", day.getFilings(), Integer::sum);
        }
        if (day.getPublications() != 0) {
            cells.merge(cell + " publications", day.getPublications(), Integer::sum);
        }
    }

    @Provide
    Arbitrary<Counted> counted() {
        Arbitrary<LocalDate> dates = Arbitraries.of("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
                .map(LocalDate::parse);
        Arbitrary<List<CountedScope>> scopes = Combinators.combine(
                        Arbitraries.of("all", "owner:a", "owner:b"),
                        Arbitraries.of("A", "A.", "a").set().ofMaxSize(2))
                .as((scope, names) -> new CountedScope(scope, List.copyOf(names)))
                .list()
                .uniqueElements(CountedScope::getScope)
                .ofMaxSize(3);
        Arbitrary<List<CountedFacet>> facets = Arbitraries.of("G", "G06", "H", "H04")
                .set()
                .ofMaxSize(4)
                .map(values -> values.stream()
                        .map(value -> new CountedFacet(CountRow.IPC, value.length() == 1 ? "section" : "class", value))
                        .toList());
        return Combinators.combine(
                        scopes, facets, dates.injectNull(0.2), dates.list().ofMaxSize(3))
                .as(Counted::new);
    }
}

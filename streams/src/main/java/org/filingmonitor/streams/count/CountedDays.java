package org.filingmonitor.streams.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.DeltaBlock;
import org.filingmonitor.streams.state.MonthDelta;

/**
 * Under which facets a filing counts, and on which days: the same ones under each of them, in each of its scopes.
 *
 * @param months by month, the days in order; with the sign of a filing that joins the counts, or leaves them
 */
record CountedDays(Set<CountedFacet> facets, Map<String, List<DayCount>> months) {

    private static final CountedFacet UNDATED = new CountedFacet(CountRow.UNDATED, "", "");

    /** Returns where a filing counts; without a date of first publication, it is one more that has none. */
    static CountedDays of(Counted counted, int sign) {
        if (counted.getFirstPublished() == null) {
            MonthDelta always = always(sign);
            return new CountedDays(Set.of(UNDATED), Map.of(always.getMonth(), always.getDays()));
        }
        Map<String, List<DayCount>> months = new LinkedHashMap<>();
        add(months, counted.getFirstPublished(), sign, 0);
        counted.getPublications().forEach(published -> add(months, published, 0, sign));
        return new CountedDays(new LinkedHashSet<>(counted.getFacets()), months);
    }

    /** Returns one more filing, or one less, in the counts that are kept for no month. */
    static MonthDelta always(int sign) {
        return new MonthDelta("", List.of(new DayCount(0, sign, 0)));
    }

    private static void add(Map<String, List<DayCount>> months, LocalDate date, int filings, int publications) {
        List<DayCount> day = List.of(new DayCount(date.getDayOfMonth(), filings, publications));
        months.merge(YearMonth.from(date).toString(), day, MonthSum::merge);
    }

    /** Returns these days under each of the facets. */
    List<DeltaBlock> everywhere() {
        return blocks(facets, months);
    }

    /** Returns what is left to count where a filing left these counts and joined others. */
    List<DeltaBlock> turningInto(CountedDays joined) {
        Map<String, List<DayCount>> differing = new LinkedHashMap<>(months);
        joined.months.forEach((month, days) -> differing.merge(month, days, MonthSum::merge));
        List<DeltaBlock> blocks = new ArrayList<>();
        blocks.addAll(blocks(both(facets, joined.facets), differing));
        blocks.addAll(blocks(without(facets, joined.facets), months));
        blocks.addAll(blocks(without(joined.facets, facets), joined.months));
        return blocks;
    }

    private static Set<CountedFacet> both(Set<CountedFacet> facets, Set<CountedFacet> others) {
        Set<CountedFacet> both = new LinkedHashSet<>(facets);
        both.retainAll(others);
        return both;
    }

    private static Set<CountedFacet> without(Set<CountedFacet> facets, Set<CountedFacet> others) {
        Set<CountedFacet> left = new LinkedHashSet<>(facets);
        left.removeAll(others);
        return left;
    }

    /** Returns one block, or none where nothing moves. */
    private static List<DeltaBlock> blocks(Set<CountedFacet> facets, Map<String, List<DayCount>> months) {
        List<MonthDelta> moved = months.entrySet().stream()
                .filter(month -> !month.getValue().isEmpty())
                .map(month -> new MonthDelta(month.getKey(), month.getValue()))
                .toList();
        return facets.isEmpty() || moved.isEmpty() ? List.of() : List.of(new DeltaBlock(List.copyOf(facets), moved));
    }
}

package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Counts the filings that a query finds, in all and by the values of facets. */
public final class FacetCounts implements Collector {

    private static final Comparator<ValueCount> MOST_FIRST =
            Comparator.comparing(ValueCount::count).reversed().thenComparing(ValueCount::value);

    private final SegmentTotals totals;
    private final Map<Facet, TreeMap<String, Long>> counts = new EnumMap<>(Facet.class);
    private long total;

    private FacetCounts(Set<Facet> facets, SegmentTotals totals) {
        this.totals = totals;
        facets.forEach(facet -> counts.put(facet, new TreeMap<>()));
    }

    /** Returns what counts by facets, part by part of the index. */
    static CollectorManager<FacetCounts, FacetCounts> by(Set<Facet> facets, SegmentTotals totals) {
        return new CollectorManager<>() {
            @Override
            public FacetCounts newCollector() {
                return new FacetCounts(facets, totals);
            }

            @Override
            public FacetCounts reduce(Collection<FacetCounts> parts) {
                FacetCounts whole = new FacetCounts(facets, totals);
                parts.forEach(whole::add);
                return whole;
            }
        };
    }

    private void add(FacetCounts part) {
        total += part.total;
        part.counts.forEach((facet, values) ->
                values.forEach((value, count) -> counts.get(facet).merge(value, count, Long::sum)));
    }

    /** How many filings have a value. */
    public record ValueCount(String value, long count) {}

    /** Returns how many filings were found. */
    public long total() {
        return total;
    }

    /** Returns the counts by a facet's values, in the order of these. */
    public Map<String, Long> by(Facet facet) {
        return counts.get(facet);
    }

    /** Returns the counts by a facet's values, the largest first; months newest first. */
    List<ValueCount> rows(Facet facet) {
        TreeMap<String, Long> values = counts.get(facet);
        return facet == Facet.MONTH
                ? rows(values.descendingMap()).toList()
                : rows(values).sorted(MOST_FIRST).toList();
    }

    private static Stream<ValueCount> rows(Map<String, Long> values) {
        return values.entrySet().stream().map(value -> new ValueCount(value.getKey(), value.getValue()));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
        return new Leaf(context.reader());
    }

    /** Gathers what is found in one segment of the index, and counts it at the end. */
    private final class Leaf implements LeafCollector {

        private final LeafReader segment;
        private final FixedBitSet found;

        Leaf(LeafReader segment) {
            this.segment = segment;
            this.found = new FixedBitSet(segment.maxDoc());
        }

        @Override
        public void setScorer(Scorable scorer) {
            // Scores play no part.
        }

        @Override
        public void collect(int document) {
            found.set(document);
        }

        @Override
        public void finish() throws IOException {
            total += found.cardinality();
            totals.count(segment, found, counts);
        }
    }
}

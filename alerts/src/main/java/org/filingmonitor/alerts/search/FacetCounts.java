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
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the filings that a query finds, in all and by the values of facets. */
public final class FacetCounts implements Collector {

    private static final Comparator<ValueCount> MOST_FIRST =
            Comparator.comparing(ValueCount::count).reversed().thenComparing(ValueCount::value);

    private final Set<Facet> facets;
    private final Map<Facet, TreeMap<String, Long>> counts = new EnumMap<>(Facet.class);
    private long total;

    private FacetCounts(Set<Facet> facets) {
        this.facets = facets;
        facets.forEach(facet -> counts.put(facet, new TreeMap<>()));
    }

    /** Returns what counts by facets, part by part of the index. */
    static CollectorManager<FacetCounts, FacetCounts> by(Set<Facet> facets) {
        return new CollectorManager<>() {
            @Override
            public FacetCounts newCollector() {
                return new FacetCounts(facets);
            }

            @Override
            public FacetCounts reduce(Collection<FacetCounts> parts) {
                FacetCounts whole = new FacetCounts(facets);
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
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Leaf leaf = new Leaf();
        for (Facet facet : facets) {
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), facet.field());
            SortedDocValues single = DocValues.unwrapSingleton(values);
            leaf.columns.put(facet, single == null ? new ManyValues(values) : new OneValue(single));
        }
        return leaf;
    }

    /** Counts in one segment of the index, by the numbers that values have there. */
    private final class Leaf implements LeafCollector {

        private final EnumMap<Facet, Column> columns = new EnumMap<>(Facet.class);
        private Column[] all;
        private long found;

        @Override
        public void setScorer(Scorable scorer) {
            all = columns.values().toArray(Column[]::new);
        }

        @Override
        public void collect(int document) throws IOException {
            found++;
            for (Column column : all) {
                column.count(document);
            }
        }

        @Override
        public void finish() throws IOException {
            total += found;
            for (Map.Entry<Facet, Column> column : columns.entrySet()) {
                column.getValue().addTo(counts.get(column.getKey()));
            }
        }
    }

    private abstract static class Column {

        private final SortedSetDocValues names;
        final int[] counts;

        Column(SortedSetDocValues names) {
            this.names = names;
            this.counts = new int[Math.toIntExact(names.getValueCount())];
        }

        abstract void count(int document) throws IOException;

        void addTo(Map<String, Long> sums) throws IOException {
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0) {
                    sums.merge(names.lookupOrd(number).utf8ToString(), (long) counts[number], Long::sum);
                }
            }
        }
    }

    private static final class OneValue extends Column {

        private final SortedDocValues values;

        OneValue(SortedDocValues values) {
            super(DocValues.singleton(values));
            this.values = values;
        }

        @Override
        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                counts[values.ordValue()]++;
            }
        }
    }

    private static final class ManyValues extends Column {

        private final SortedSetDocValues values;

        ManyValues(SortedSetDocValues values) {
            super(values);
            this.values = values;
        }

        @Override
        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int left = values.docValueCount(); left > 0; left--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
    }
}

package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Counts documents of one segment of the index by the values of a facet. */
final class SegmentFacet {

    private final SortedSetDocValues names;
    private final Column column;

    private SegmentFacet(SortedSetDocValues names, Column column) {
        this.names = names;
        this.column = column;
    }

    static SegmentFacet of(LeafReader segment, Facet facet) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment, facet.field());
        SortedDocValues single = DocValues.unwrapSingleton(values);
        return new SegmentFacet(values, single == null ? new ManyValues(values) : new OneValue(single));
    }

    /** Returns for each value's number in this segment how many of some documents have it. */
    int[] count(FixedBitSet documents) throws IOException {
        int[] counts = new int[Math.toIntExact(names.getValueCount())];
        DocIdSetIterator each = new BitSetIterator(documents, 0);
        for (int next = each.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = each.nextDoc()) {
            column.count(next, counts);
        }
        return counts;
    }

    /** Adds counts, made by values' numbers, to those of other segments, made by the values themselves. */
    void add(int[] counts, Map<String, Long> sums) throws IOException {
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                sums.merge(names.lookupOrd(number).utf8ToString(), (long) counts[number], Long::sum);
            }
        }
    }

    private interface Column {
        void count(int document, int[] counts) throws IOException;
    }

    private record OneValue(SortedDocValues values) implements Column {
        @Override
        public void count(int document, int[] counts) throws IOException {
            if (values.advanceExact(document)) {
                counts[values.ordValue()]++;
            }
        }
    }

    private record ManyValues(SortedSetDocValues values) implements Column {
        @Override
        public void count(int document, int[] counts) throws IOException {
            if (values.advanceExact(document)) {
                for (int left = values.docValueCount(); left > 0; left--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
    }
}

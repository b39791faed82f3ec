package org.filingmonitor.alerts.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;

/**
 * The counts of all documents of each segment, deleted ones included, which stay the same as long as the segment lives.
 * Where most of a segment is found, it is quicker to take away from these what was not found.
 */
final class SegmentTotals {

    private final Map<CacheKey, Map<Facet, int[]>> bySegment = new ConcurrentHashMap<>();

    /** Adds the counts of the documents that were found in a segment. */
    void count(LeafReader segment, FixedBitSet found, Map<Facet, ? extends Map<String, Long>> sums) throws IOException {
        boolean few = 2L * found.cardinality() <= segment.maxDoc();
        FixedBitSet documents = few ? found : others(found, segment.maxDoc());
        for (Map.Entry<Facet, ? extends Map<String, Long>> sum : sums.entrySet()) {
            SegmentFacet facet = SegmentFacet.of(segment, sum.getKey());
            int[] counts = facet.count(documents);
            facet.add(few ? counts : difference(all(segment).get(sum.getKey()), counts), sum.getValue());
        }
    }

    private static FixedBitSet others(FixedBitSet found, int documents) {
        FixedBitSet others = found.clone();
        others.flip(0, documents);
        return others;
    }

    private static int[] difference(int[] counts, int[] less) {
        int[] left = counts.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] -= less[i];
        }
        return left;
    }

    private Map<Facet, int[]> all(LeafReader segment) throws IOException {
        CacheHelper cache = segment.getCoreCacheHelper();
        Map<Facet, int[]> known = bySegment.get(cache.getKey());
        if (known == null) {
            known = counted(segment);
            if (bySegment.put(cache.getKey(), known) == null) {
                cache.addClosedListener(bySegment::remove);
            }
        }
        return known;
    }

    private static Map<Facet, int[]> counted(LeafReader segment) throws IOException {
        FixedBitSet all = new FixedBitSet(segment.maxDoc());
        all.set(0, segment.maxDoc());
        Map<Facet, int[]> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            counts.put(facet, SegmentFacet.of(segment, facet).count(all));
        }
        return counts;
    }
}

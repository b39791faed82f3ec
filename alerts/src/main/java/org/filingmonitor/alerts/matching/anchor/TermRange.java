package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Predicate;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Terms between two others, such as days between two days. */
record TermRange(TermRangeQuery range) implements Predicate<String> {

    @Override
    public boolean test(String term) {
        BytesRef bytes = new BytesRef(term);
        return isIn(range.getLowerTerm(), bytes, range.includesLower())
                && isIn(bytes, range.getUpperTerm(), range.includesUpper());
    }

    private static boolean isIn(BytesRef low, BytesRef high, boolean equalToo) {
        if (low == null || high == null) {
            return true;
        }
        int order = low.compareTo(high);
        return order < 0 || (order == 0 && equalToo);
    }
}

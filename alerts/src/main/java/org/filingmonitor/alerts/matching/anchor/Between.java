package org.filingmonitor.alerts.matching.anchor;

import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.filingmonitor.alerts.query.FieldTerms;

/** Passed by filings with a term between two others in a field, such as a day between two days. */
record Between(TermRangeQuery range) implements Check {

    @Override
    public boolean holds(FilingFeatures filing) {
        FieldTerms terms = filing.terms(range.getField());
        for (int i = 0; terms != null && i < terms.size(); i++) {
            if (holds(new BytesRef(terms.term(i)))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(BytesRef term) {
        return isIn(range.getLowerTerm(), term, range.includesLower())
                && isIn(term, range.getUpperTerm(), range.includesUpper());
    }

    private static boolean isIn(BytesRef low, BytesRef high, boolean equalToo) {
        if (low == null || high == null) {
            return true;
        }
        int order = low.compareTo(high);
        return order < 0 || (order == 0 && equalToo);
    }
}

package org.filingmonitor.alerts.query;

import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;

/**
 * All that an end of a range stands for: a year for its days, a subclass for the symbols in it.
 *
 * @param first the first term of it
 * @param last the last term of it
 */
record Span(String first, String last) {

    /**
     * Returns what an end of a range stands for.
     *
     * @param text the end as a query writes it; null if it is open
     * @throws ClauseError if it is none of the field
     */
    static Span of(FilingField field, String text) {
        return switch (field.reading()) {
            case DATE -> text == null ? Days.ALL : Days.of(text);
            case SYMBOL -> text == null ? ClassificationTerms.ALL : ClassificationTerms.span(field, text);
            default ->
                throw new ClauseError(field.label() + " has no ranges", "ranges are for filed, published, ipc and cpc");
        };
    }

    /** Returns what is between two spans; an end is left out as a whole, or belongs to it as a whole. */
    static Query between(String label, Span from, Span to, boolean fromToo, boolean toToo) {
        String low = fromToo ? from.first : from.last;
        String high = toToo ? to.last : to.first;
        if (low.compareTo(high) > 0) {
            throw new ClauseError("the range ends before it begins", "put the lesser end first");
        }
        return TermRangeQuery.newStringRange(label, low, high, fromToo, toToo);
    }
}

package org.filingmonitor.alerts.search;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** By what filings are sorted. Those without the date stand last either way; among equals the id decides. */
enum SearchOrder {
    PUBLISHED,
    FILED,
    RELEVANCE;

    private static final SortField BY_ID = new SortField(IndexedFiling.KEY, SortField.Type.STRING);

    /** The order of the ids alone, in which filings are exported. */
    static Sort byId() {
        return new Sort(BY_ID);
    }

    Sort sort(boolean descending) {
        return new Sort(
                switch (this) {
                    case PUBLISHED -> byDay(IndexedFiling.PUBLISHED, descending);
                    case FILED -> byDay(IndexedFiling.FILED, descending);
                    case RELEVANCE -> new SortField(null, SortField.Type.SCORE, !descending);
                },
                BY_ID);
    }

    private static SortField byDay(String field, boolean descending) {
        SortField day = new SortField(field, SortField.Type.LONG, descending);
        day.setMissingValue(descending ? Long.MIN_VALUE : Long.MAX_VALUE);
        return day;
    }
}

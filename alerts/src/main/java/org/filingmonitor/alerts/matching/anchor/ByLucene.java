package org.filingmonitor.alerts.matching.anchor;

import org.apache.lucene.search.Query;

/** A check that is Lucene's own. */
record ByLucene(Query query) implements Check {

    @Override
    public boolean holds(FilingFeatures filing) {
        return filing.matches(query);
    }

    @Override
    public Effort effort() {
        return Effort.LUCENE;
    }
}

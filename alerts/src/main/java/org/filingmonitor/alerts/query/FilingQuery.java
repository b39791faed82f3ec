package org.filingmonitor.alerts.query;

import java.util.IdentityHashMap;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;
import org.filingmonitor.alerts.query.FilingQueryParser.Clause;

/** A query over filings that was read without error. */
public final class FilingQuery {

    private final Query query;
    private final IdentityHashMap<Query, Clause> clauses;

    FilingQuery(Query query, IdentityHashMap<Query, Clause> clauses) {
        this.query = query;
        this.clauses = clauses;
    }

    /** Tells whether this query finds the one document of an index. */
    public boolean matches(MemoryIndex index) {
        return index.search(query) > 0;
    }

    /** Returns Lucene's form of the query. */
    public Query lucene() {
        return query;
    }

    /** Returns how a part of the query was written; null for a part that joins others, or finds everything. */
    Clause clause(Query part) {
        return clauses.get(part);
    }
}

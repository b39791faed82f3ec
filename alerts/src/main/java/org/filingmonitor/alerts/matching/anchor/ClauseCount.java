package org.filingmonitor.alerts.matching.anchor;

import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** Counts the clauses of a query as Lucene does before it searches, each word that is like another as all that may be. */
final class ClauseCount extends QueryVisitor {

    private int count;

    private ClauseCount() {}

    static int of(Query query) {
        ClauseCount counting = new ClauseCount();
        query.visit(counting);
        return counting.count;
    }

    @Override
    public QueryVisitor getSubVisitor(Occur occur, Query parent) {
        return this;
    }

    @Override
    public void visitLeaf(Query query) {
        count++;
    }

    @Override
    public void consumeTerms(Query query, Term... terms) {
        count++;
    }

    @Override
    public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
        count += query instanceof FuzzyQuery ? FuzzyQuery.defaultMaxExpansions : 1;
    }
}

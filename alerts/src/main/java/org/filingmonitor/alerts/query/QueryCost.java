package org.filingmonitor.alerts.query;

import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * What the clauses of one query cost in all, in words that are looked for. Lucene fails at each
 * filing that it holds against a query of more than 1,024 clauses, and every watchlist is held against every filing: what
 * costs too much is no query.
 */
final class QueryCost {

    /** Most words of a query; a word looked for in title and abstract counts twice. */
    static final int MOST = 1_000;

    /** What Lucene may put into making one pattern out of a word's wildcards, which keeps it below about a megabyte. */
    static final int WILDCARD_EFFORT = 1_000;

    /** What a range, a beginning of a word, or a word of a loose phrase costs. */
    private static final int RANGE = 5;

    /** What a word with wildcards inside, or with other letters, costs: Lucene makes a pattern of it. */
    private static final int PATTERN = 20;

    private static final String PRICES = "at most " + MOST + " words, where word* or a range counts as " + RANGE
            + ", wo?d and word~ as " + PATTERN + ", and all of them twice in title and abstract together";

    private int words;

    /** Adds a clause and returns it. */
    Query checked(Query clause) {
        clause.visit(new Counter());
        if (words > MOST) {
            throw new ClauseError(
                    "the query asks for too much, up to here", "split it, or leave some of * ? ~ out: " + PRICES);
        }
        return clause;
    }

    private final class Counter extends QueryVisitor {
        @Override
        public void consumeTerms(Query query, Term... terms) {
            boolean loose = query instanceof PhraseQuery phrase && phrase.getSlop() > 0;
            words += terms.length * (loose ? RANGE : 1);
        }

        @Override
        public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            words += query instanceof PrefixQuery || query instanceof TermRangeQuery ? RANGE : PATTERN;
        }

        @Override
        public void visitLeaf(Query query) {
            words++;
        }
    }
}

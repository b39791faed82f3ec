package org.filingmonitor.alerts.matching.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * Makes a check of a query. What it does not know it leaves to Lucene: a part, if it is only the words that it does not
 * know; beside its own check the whole query, if the score could be zero, since a query finds what it gives a score to;
 * the whole query alone, if it has so many clauses that Lucene may refuse it.
 */
final class Compiler {

    /** Scores of clauses with such boosts are neither zero nor infinite. */
    private static final double LEAST_BOOST = 1e-6;

    private static final double GREATEST_BOOST = 1e6;

    private final Dictionary dictionary;
    private boolean scored = true;

    private Compiler(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Compiles a query; each feature of the check was acquired for it. */
    static Check compile(Query query, Dictionary dictionary) {
        if (ClauseCount.of(query) > IndexSearcher.getMaxClauseCount()) {
            return new ByLucene(query);
        }
        Compiler compiler = new Compiler(dictionary);
        Check check = compiler.check(query, 1);
        return compiler.scored ? check : AllOf.of(List.of(check, new ByLucene(query)));
    }

    private Check check(Query query, double boost) {
        if (query instanceof BoostQuery boosted) {
            return check(boosted.getQuery(), boost * boosted.getBoost());
        }
        if (query instanceof BooleanQuery joined && joined.getMinimumNumberShouldMatch() == 0) {
            return joined(joined, boost);
        }
        if (query instanceof ConstantScoreQuery constant) {
            return unscored(constant.getQuery(), boost);
        }
        scored &= isSound(boost);
        return clause(query);
    }

    /** What a query's score would be does not matter where all that match have the same. */
    private Check unscored(Query query, double boost) {
        boolean scoredOtherwise = scored;
        Check check = check(query, 1);
        scored = scoredOtherwise && isSound(boost);
        return check;
    }

    private static boolean isSound(double boost) {
        return boost >= LEAST_BOOST && boost <= GREATEST_BOOST;
    }

    private Check joined(BooleanQuery joined, double boost) {
        List<Check> required = new ArrayList<>();
        List<Check> optional = new ArrayList<>();
        List<Check> all = new ArrayList<>();
        for (BooleanClause clause : joined) {
            boolean prohibited = clause.isProhibited();
            Check check = check(clause.getQuery(), prohibited ? 1 : boost);
            scored &= clause.getOccur() != Occur.FILTER;
            List<Check> place = clause.isRequired() ? required : clause.isScoring() ? optional : all;
            place.add(prohibited ? new Not(check) : check);
        }
        if (required.isEmpty()) {
            all.add(AnyOf.of(optional));
        }
        all.addAll(required);
        return AllOf.of(all);
    }

    private Check clause(Query query) {
        if (query instanceof TermQuery one) {
            return word(one.getTerm());
        }
        if (query instanceof PhraseQuery phrase && phrase.getTerms().length > 0) {
            return phrase(phrase);
        }
        if (query instanceof PrefixQuery prefix && !prefix.getPrefix().text().isEmpty()) {
            return start(prefix.getPrefix());
        }
        if (query instanceof WildcardQuery wildcard) {
            return wildcard(wildcard);
        }
        if (query instanceof FuzzyQuery fuzzy) {
            LikeTerm like = new LikeTerm(fuzzy);
            scored &= like.isLong();
            return new SomeTerm(fuzzy.getField(), like);
        }
        if (query instanceof TermRangeQuery range) {
            return new SomeTerm(range.getField(), new TermRange(range));
        }
        if (query instanceof MatchAllDocsQuery) {
            return AllOf.of(List.of());
        }
        if (query instanceof MatchNoDocsQuery) {
            return AnyOf.of(List.of());
        }
        scored = false;
        return byLucene(query);
    }

    private Check phrase(PhraseQuery phrase) {
        Term[] terms = phrase.getTerms();
        int[] positions = phrase.getPositions();
        boolean inRow = phrase.getSlop() == 0;
        List<Check> all = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            if (inRow && i > 0 && positions[i] - positions[i - 1] == 1) {
                all.add(dictionary.pair(phrase.getField(), terms[i - 1].text(), terms[i].text()));
            } else if (!inRow || terms.length == 1) {
                all.add(word(terms[i]));
            }
        }
        if (inRow
                ? all.size() < terms.length - 1 || terms.length > 2
                : new HashSet<>(List.of(terms)).size() == terms.length) {
            Word[] words = Arrays.stream(terms).map(this::word).toArray(Word[]::new);
            all.add(new Phrase(phrase.getField(), words, positions, phrase.getSlop()));
        } else if (!inRow) {
            all.add(byLucene(phrase));
        }
        return AllOf.of(all);
    }

    private Check wildcard(WildcardQuery wildcard) {
        TermPattern pattern = new TermPattern(wildcard);
        Check fitting = new SomeTerm(wildcard.getField(), pattern);
        return pattern.start().isEmpty()
                ? fitting
                : AllOf.of(List.of(dictionary.start(wildcard.getField(), pattern.start()), fitting));
    }

    private Word word(Term term) {
        return dictionary.word(term.field(), term.text());
    }

    private Start start(Term term) {
        return dictionary.start(term.field(), term.text());
    }

    private static Check byLucene(Query query) {
        return new ByLucene(new ConstantScoreQuery(query));
    }
}

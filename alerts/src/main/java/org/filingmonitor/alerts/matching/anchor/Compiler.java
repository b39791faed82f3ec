package org.filingmonitor.alerts.matching.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
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
 * Makes a check of a query. What it does not know it leaves to Lucene: a part, or the whole query if that has so many
 * clauses that Lucene may refuse it. Scores play no part: a query finds what it would find without.
 */
final class Compiler {

    private final Dictionary dictionary;

    private Compiler(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Compiles a query; each feature of the check was acquired for it. */
    static Check compile(Query query, Dictionary dictionary) {
        if (ClauseCount.of(query) > IndexSearcher.getMaxClauseCount()) {
            return byLucene(query);
        }
        return new Compiler(dictionary).check(query);
    }

    private Check check(Query query) {
        if (query instanceof BoostQuery boosted) {
            return check(boosted.getQuery());
        }
        if (query instanceof BooleanQuery joined && joined.getMinimumNumberShouldMatch() == 0) {
            return joined(joined);
        }
        if (query instanceof ConstantScoreQuery constant) {
            return check(constant.getQuery());
        }
        return clause(query);
    }

    private Check joined(BooleanQuery joined) {
        List<Check> required = new ArrayList<>();
        List<Check> optional = new ArrayList<>();
        List<Check> all = new ArrayList<>();
        for (BooleanClause clause : joined) {
            boolean prohibited = clause.isProhibited();
            Check check = check(clause.getQuery());
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
            return new SomeTerm(fuzzy.getField(), new LikeTerm(fuzzy));
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

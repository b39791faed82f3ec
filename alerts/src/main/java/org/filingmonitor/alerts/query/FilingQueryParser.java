package org.filingmonitor.alerts.query;

import java.util.IdentityHashMap;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.filingmonitor.alerts.query.FilingField.Reading;

/**
 * Lucene's classic parser with the meaning of our fields. Each method reads one kind of clause; it remembers how the
 * clause was written, since the query itself knows stems and folded words only.
 */
final class FilingQueryParser extends QueryParser {

    private final QueryTokens tokens;
    private final QueryCost cost = new QueryCost();
    private final IdentityHashMap<Query, Clause> clauses = new IdentityHashMap<>();
    private final IdentityHashMap<Query, Integer> starts = new IdentityHashMap<>();

    FilingQueryParser(QueryTokens tokens) {
        super(tokens);
        this.tokens = tokens;
        init(FilingField.TEXT.label(), FilingAnalyzers.QUERY);
        setSplitOnWhitespace(true);
    }

    /** Returns how the clauses read so far were written. */
    IdentityHashMap<Query, Clause> clauses() {
        return clauses;
    }

    /** Returns the clause read last, which is the one at fault if reading it fails. */
    WrittenClause current() {
        return tokens.clause(token);
    }

    @Override
    protected Query getFieldQuery(String label, String text, boolean quoted) throws ParseException {
        FilingField field = field(label);
        String term = FilingDocument.compatible(text);
        return switch (field.reading()) {
            case PROSE, NAME -> phrase(field, text, 0);
            case CODE -> noted(field, new TermQuery(new Term(label, Codes.ofQuery(field, term))));
            case SYMBOL -> noted(field, new TermQuery(new Term(label, ClassificationTerms.ofQuery(field, term))));
            case DATE -> noted(field, Span.between(label, Days.of(term), Days.of(term), true, true));
        };
    }

    @Override
    protected Query getFieldQuery(String label, String text, int slop) throws ParseException {
        FilingField field = field(label);
        if (field.reading().hasWords()) {
            return phrase(field, text, slop);
        }
        if (slop > 0) {
            throw OpenWord.noDistance(field);
        }
        return getFieldQuery(label, text, true);
    }

    /** Reads a word, or a phrase; a word of several parts, such as wi-fi or Chinese text, is a phrase of them too. */
    private Query phrase(FilingField field, String text, int slop) throws ParseException {
        String term = FilingDocument.compatible(text);
        return words(field, part -> createFieldQuery(getAnalyzer(), Occur.SHOULD, part, term, true, slop));
    }

    @Override
    protected Query getPrefixQuery(String label, String start) throws ParseException {
        FilingField field = open(label, escape(start) + "*");
        String term = FilingDocument.compatible(start);
        return field.reading() == Reading.SYMBOL
                ? noted(field, new PrefixQuery(new Term(label, ClassificationTerms.prefix(term))))
                : words(field, part -> super.getPrefixQuery(part, term));
    }

    @Override
    protected Query getWildcardQuery(String label, String pattern) throws ParseException {
        if (label.equals("*") && pattern.equals("*")) {
            return started(cost.checked(newMatchAllDocsQuery()));
        }
        FilingField field = open(label, pattern);
        if (field.reading() == Reading.SYMBOL) {
            throw new ClauseError("a wildcard inside a symbol", "put one * at its end, or none: ipc:G06N");
        }
        return words(field, part -> super.getWildcardQuery(part, FilingDocument.compatible(pattern)));
    }

    private FilingField open(String label, String pattern) {
        FilingField field = field(label);
        OpenWord.checkPattern(field, getAnalyzer(), FilingDocument.compatible(pattern));
        return field;
    }

    @Override
    protected Query getFuzzyQuery(String label, String text, float distance) throws ParseException {
        FilingField field = field(label);
        String word = FilingDocument.compatible(text);
        OpenWord.checkFuzzy(field, getAnalyzer(), word, (int) distance);
        return words(field, part -> super.getFuzzyQuery(part, word, distance));
    }

    /** Finds all words that are near enough; by itself, Lucene takes fifty, which differ from one index to another. */
    @Override
    protected Query newFuzzyQuery(Term term, float distance, int exactStart) {
        int most = FuzzyQuery.defaultMaxExpansions;
        return new FuzzyQuery(term, (int) distance, exactStart, most, true, MultiTermQuery.CONSTANT_SCORE_REWRITE);
    }

    @Override
    protected Query newWildcardQuery(Term pattern) {
        return new WildcardQuery(pattern, QueryCost.WILDCARD_EFFORT);
    }

    @Override
    protected Query getRegexpQuery(String label, String pattern) {
        throw new ClauseError("regular expressions are not supported", "put text that holds a / in quotation marks");
    }

    @Override
    protected Query getRangeQuery(String label, String from, String to, boolean fromToo, boolean toToo) {
        FilingField field = field(label);
        WrittenClause range = current();
        Span low = end(field, from, range.lower());
        Span high = end(field, to, range.upper());
        return noted(field, Span.between(label, low, high, fromToo || from == null, toToo || to == null));
    }

    private Span end(FilingField field, String text, int place) {
        try {
            return Span.of(field, text);
        } catch (ClauseError e) {
            throw tokens.error(place, e.getMessage(), e.cure());
        }
    }

    @Override
    protected Query getBooleanQuery(List<BooleanClause> joined) throws ParseException {
        int start = starts.get(unweighted(joined.get(0).getQuery()));
        if (joined.stream().allMatch(BooleanClause::isProhibited)) {
            throw tokens.error(
                    start,
                    "exclusions alone find nothing",
                    "say what to exclude them from, such as *:* NOT owner:acme");
        }
        Query query = super.getBooleanQuery(joined);
        starts.put(query, start);
        return query;
    }

    private static Query unweighted(Query query) {
        return query instanceof BoostQuery weighted ? unweighted(weighted.getQuery()) : query;
    }

    /** Reads a clause in each field that its field stands for. */
    private Query words(FilingField field, Reader reader) throws ParseException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (FilingField part : field.parts()) {
            Query query = reader.read(part.label());
            if (query == null) {
                String shown = QueryError.shown(current().text().strip());
                throw new ClauseError("'" + shown + "' holds no word", "give a word or a number to look for");
            }
            any.add(noted(part, query), Occur.SHOULD);
        }
        BooleanQuery query = any.build();
        return started(query.clauses().size() == 1 ? query.clauses().get(0).getQuery() : query);
    }

    private Query noted(FilingField field, Query query) {
        clauses.put(
                cost.checked(query),
                new Clause(field, field.label() + ":" + current().text()));
        return started(query);
    }

    private Query started(Query query) {
        starts.put(query, current().start());
        return query;
    }

    private FilingField field(String label) {
        return FilingField.of(label)
                .orElseThrow(() -> tokens.error(
                        current().label(),
                        "no field '" + QueryError.shown(label) + "'",
                        "the fields are " + FilingField.labels()));
    }

    private interface Reader {
        Query read(String label) throws ParseException;
    }
}

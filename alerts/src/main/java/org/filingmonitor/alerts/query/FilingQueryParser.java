package org.filingmonitor.alerts.query;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.filingmonitor.alerts.query.FilingField.Reading;
import org.filingmonitor.event.FilingStatus;

/**
 * Lucene's classic parser with the meaning of our fields. Each method reads one kind of clause; it remembers how the
 * clause was written, since the query itself knows stems and folded words only.
 */
final class FilingQueryParser extends QueryParser {

    private static final List<String> STATUSES = Arrays.stream(FilingStatus.values())
            .filter(status -> status != FilingStatus.UNKNOWN)
            .map(FilingStatus::name)
            .toList();

    private final String written;
    private final IdentityHashMap<Query, Clause> clauses = new IdentityHashMap<>();

    FilingQueryParser(String written) {
        super(FilingField.TEXT.label(), FilingAnalyzers.QUERY);
        this.written = written;
        setSplitOnWhitespace(true);
        setAutoGeneratePhraseQueries(true); // a word of several parts, such as wi-fi or Chinese text, is a phrase
    }

    /** Returns how the clauses read so far were written. */
    IdentityHashMap<Query, Clause> clauses() {
        return clauses;
    }

    @Override
    protected Query getFieldQuery(String label, String text, boolean quoted) throws ParseException {
        FilingField field = field(label);
        String term = FilingDocument.compatible(text);
        return switch (field.reading()) {
            case PROSE, NAME -> words(field, text, part -> super.getFieldQuery(part, term, quoted));
            case CODE -> noted(field, text, new TermQuery(new Term(label, code(field, term))));
            case SYMBOL -> noted(field, text, new TermQuery(new Term(label, symbol(field, term))));
            case DATE -> getRangeQuery(label, term, term, true, true);
        };
    }

    @Override
    protected Query getFieldQuery(String label, String text, int slop) throws ParseException {
        FilingField field = field(label);
        if (!field.reading().hasWords()) {
            return getFieldQuery(label, text, true);
        }
        String shown = '"' + text + '"' + (slop > 0 ? "~" + slop : "");
        return words(field, shown, part -> super.getFieldQuery(part, text, slop));
    }

    @Override
    protected Query getPrefixQuery(String label, String start) throws ParseException {
        FilingField field = field(label);
        refuseWildcard(field, start, field.reading() == Reading.DATE);
        String term = FilingDocument.compatible(start);
        if (field.reading() == Reading.SYMBOL) {
            return noted(field, start + "*", new PrefixQuery(new Term(label, term.toUpperCase(Locale.ROOT))));
        }
        return words(field, start + "*", part -> super.getPrefixQuery(part, term));
    }

    @Override
    protected Query getWildcardQuery(String label, String pattern) throws ParseException {
        if (label.equals("*") && pattern.equals("*")) {
            return newMatchAllDocsQuery();
        }
        FilingField field = field(label);
        refuseWildcard(field, pattern, field.reading() == Reading.DATE || field.reading() == Reading.SYMBOL);
        return words(field, pattern, part -> super.getWildcardQuery(part, FilingDocument.compatible(pattern)));
    }

    @Override
    protected Query getFuzzyQuery(String label, String text, float distance) throws ParseException {
        FilingField field = field(label);
        if (!field.reading().hasWords()) {
            throw error(label, "'~' is for fields of words, not for " + label, "leave it out");
        }
        return words(field, text + "~", part -> super.getFuzzyQuery(part, FilingDocument.compatible(text), distance));
    }

    /** Lucene would look for the 50 most frequent words alone, of which one filing by itself has other ones than all have. */
    @Override
    protected Query newFuzzyQuery(Term term, float distance, int prefix) {
        int edits = FuzzyQuery.floatToEdits(
                distance, term.text().codePointCount(0, term.text().length()));
        return new FuzzyQuery(term, edits, prefix, 50, true, MultiTermQuery.CONSTANT_SCORE_REWRITE);
    }

    @Override
    protected Query getRegexpQuery(String label, String pattern) {
        throw error(label, "regular expressions are not supported", "put text that holds a / in quotation marks");
    }

    @Override
    protected Query getRangeQuery(String label, String from, String to, boolean fromToo, boolean toToo) {
        FilingField field = field(label);
        if (field.reading() != Reading.DATE) {
            throw error(label, label + " has no ranges", "ranges are for filed and published");
        }
        Days first = from == null ? null : days(label, from);
        Days last = to == null ? null : days(label, to);
        String low = first == null ? null : (fromToo ? first.first() : first.last()).toString();
        String high = last == null ? null : (toToo ? last.last() : last.first()).toString();
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw error(label, "the range ends before it begins", "put the earlier date first");
        }
        String shown = from != null && from.equals(to) ? from : range(from, to, fromToo, toToo);
        return noted(field, shown, TermRangeQuery.newStringRange(label, low, high, fromToo, toToo));
    }

    private static String range(String from, String to, boolean fromToo, boolean toToo) {
        return (fromToo ? "[" : "{") + (from == null ? "*" : from) + " TO " + (to == null ? "*" : to)
                + (toToo ? "]" : "}");
    }

    /** Reads a clause in each field that its field stands for. */
    private Query words(FilingField field, String shown, Reader reader) throws ParseException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (FilingField part : field.parts()) {
            Query query = reader.read(part.label());
            if (query == null) {
                throw error(field.label(), "'" + shown + "' holds no word", "give a word or a number to look for");
            }
            any.add(noted(part, shown, query), Occur.SHOULD);
        }
        BooleanQuery query = any.build();
        return query.clauses().size() == 1 ? query.clauses().get(0).getQuery() : query;
    }

    private Query noted(FilingField field, String shown, Query query) {
        clauses.put(query, new Clause(field, field.label() + ":" + shown));
        return query;
    }

    private FilingField field(String label) {
        return FilingField.of(label)
                .orElseThrow(() -> error(label, "no field '" + label + "'", "the fields are " + FilingField.labels()));
    }

    private String code(FilingField field, String text) {
        if (field == FilingField.STATUS && !STATUSES.contains(text.toUpperCase(Locale.ROOT))) {
            throw error(field.label(), "no status '" + text + "'", "the statuses are " + String.join(", ", STATUSES));
        }
        return getAnalyzer().normalize(field.label(), text.strip()).utf8ToString();
    }

    private String symbol(FilingField field, String text) {
        try {
            return ClassificationTerms.ofQuery(text);
        } catch (IllegalArgumentException noSymbol) {
            String cure = "write it as G06N or, in quotation marks, \"G06N 3/08\"";
            throw error(field.label(), "'" + text + "' is no classification symbol", cure);
        }
    }

    private Days days(String label, String text) {
        try {
            return Days.of(text);
        } catch (IllegalArgumentException noDate) {
            throw error(label, noDate.getMessage(), "write 2025, 2025-07, 2025-07-17 or [2025-01 TO 2025-06-30]");
        }
    }

    private void refuseWildcard(FilingField field, String pattern, boolean never) {
        if (never) {
            throw error(
                    field.label(), field.label() + " takes no wildcards", "a year, month or symbol finds all below");
        }
        if (pattern.startsWith("*") || pattern.startsWith("?")) {
            throw error(field.label(), "a wildcard stands first", "begin with a letter; *:* finds every filing");
        }
        if (field.reading().hasWords() && pattern.codePoints().anyMatch(Character::isIdeographic)) {
            throw error(field.label(), "a wildcard in Chinese text", "leave it out: parts of words are found anyway");
        }
    }

    private QueryError error(String label, String problem, String cure) {
        int at = written.lastIndexOf(label + ":", token.beginColumn);
        return new QueryError((at < 0 ? token.beginColumn : at) + 1, problem, cure);
    }

    /**
     * A clause as it was written.
     *
     * @param field the field that it looks in
     * @param text field and words, as in a query
     */
    record Clause(FilingField field, String text) {}

    private interface Reader {
        Query read(String label) throws ParseException;
    }
}

package org.filingmonitor.alerts.query;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * The language of queries over filings: <a
 * href="https://lucene.apache.org/core/9_11_1/queryparser/org/apache/lucene/queryparser/classic/package-summary.html">Lucene's
 * classic syntax</a>, in which words are joined by OR unless AND, NOT, + or - say otherwise. Its fields are those of
 * {@link FilingField}; {@code ipc:G06N} finds everything below G06N, {@code published:2025-07} a month. No leading
 * wildcards, no regular expressions.
 */
public final class QueryLanguage {

    /** Longest query read, in characters. */
    static final int LONGEST = 4_000;

    /** Deepest nesting of parentheses read; the parser recurses. */
    static final int DEEPEST = 50;

    private static final Pattern LEXICAL_COLUMN = Pattern.compile("column (\\d+)");

    private QueryLanguage() {}

    /**
     * Reads a query.
     *
     * @throws QueryError if it is none
     */
    public static FilingQuery parse(String written) {
        checkSize(written);
        FilingQueryParser parser = new FilingQueryParser(written);
        try {
            Query query = parser.parse(written);
            refuseExclusionsAlone(query);
            return new FilingQuery(query, parser.clauses());
        } catch (ParseException e) {
            throw error(written, parser, e);
        } catch (QueryError e) {
            throw e;
        } catch (RuntimeException e) { // Lucene refuses here and there what its grammar lets through
            throw refused(parser.token, e);
        }
    }

    private static void checkSize(String written) {
        if (written.isBlank()) {
            throw new QueryError(1, "the query is empty", "give a word, or *:* for every filing");
        }
        if (written.length() > LONGEST) {
            throw new QueryError(LONGEST + 1, "the query is longer than " + LONGEST + " characters", "split it");
        }
        int depth = 0;
        for (int i = 0; i < written.length(); i++) {
            depth += written.charAt(i) == '(' ? 1 : written.charAt(i) == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new QueryError(i + 1, "more than " + DEEPEST + " parentheses are open", "nest less deeply");
            }
        }
    }

    private static void refuseExclusionsAlone(Query query) {
        if (query instanceof BoostQuery boosted) {
            refuseExclusionsAlone(boosted.getQuery());
        }
        if (query instanceof BooleanQuery some) {
            List<BooleanClause> clauses = some.clauses();
            if (clauses.stream().allMatch(BooleanClause::isProhibited)) {
                throw new QueryError(
                        1,
                        "exclusions alone find nothing",
                        "say what to exclude them from, such as *:* NOT owner:acme");
            }
            clauses.forEach(clause -> refuseExclusionsAlone(clause.getQuery()));
        }
    }

    private static QueryError error(String written, FilingQueryParser parser, ParseException e) {
        if (e.getCause() instanceof TokenMgrError lexical) {
            return lexicalError(written, lexical);
        }
        if (e.getCause() instanceof ParseException syntax && syntax.currentToken != null) {
            return syntaxError(syntax.currentToken.next);
        }
        String problem = e.getMessage().replace("Cannot parse '" + written + "': ", "");
        return new QueryError(parser.token.beginColumn + 1, problem, "see the query language");
    }

    private static QueryError refused(Token at, RuntimeException e) {
        return e instanceof TooComplexToDeterminizeException
                ? new QueryError(at.beginColumn + 1, "a word has too many wildcards", "leave some of its * and ? out")
                : new QueryError(at.beginColumn + 1, String.valueOf(e.getMessage()), "write it in another way");
    }

    private static QueryError syntaxError(Token unexpected) {
        int column = unexpected.beginColumn + 1;
        String cure = "put special characters in quotation marks or a \\ before them";
        return switch (unexpected.image) {
            case "" -> new QueryError(column, "the query ends too early", "complete it, or close what is open");
            case ")" -> new QueryError(column, "')' closes nothing", "remove it, or put something before it");
            case "AND", "OR", "NOT", "&&", "||", "!" ->
                new QueryError(
                        column,
                        "'" + unexpected.image + "' joins nothing",
                        "put a clause on either side, or the word in quotation marks");
            default -> new QueryError(column, "'" + unexpected.image + "' is not expected here", cure);
        };
    }

    private static QueryError lexicalError(String written, TokenMgrError e) {
        String plain = written.replaceAll("\\\\.", "__");
        int quote = plain.lastIndexOf('"');
        if (plain.chars().filter(c -> c == '"').count() % 2 == 1) {
            return new QueryError(quote + 1, "a quotation mark is never closed", "add one, or write \\\"");
        }
        int slash = plain.lastIndexOf('/');
        if (slash >= 0) {
            return new QueryError(
                    slash + 1, "'/' stands alone", "put text that holds one in quotation marks: ipc:\"G06N 3/08\"");
        }
        Matcher column = LEXICAL_COLUMN.matcher(e.getMessage());
        int at = column.find() ? Integer.parseInt(column.group(1)) : 0;
        return new QueryError(
                at + 1, "the query breaks off", "complete it, or put special characters in quotation marks");
    }
}

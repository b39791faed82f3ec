package org.filingmonitor.alerts.query;

import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * The language of queries over filings: <a
 * href="https://lucene.apache.org/core/9_11_1/queryparser/org/apache/lucene/queryparser/classic/package-summary.html">Lucene's
 * classic syntax</a>, in which words are joined by OR unless AND, NOT, + or - say otherwise. Its fields are those of
 * {@link FilingField}; {@code ipc:G06N} finds everything below G06N, {@code published:2025-07} a month, {@code ipc:["G06N
 * 3/02" TO "G06N 3/10"]} the symbols from one to the other in the scheme's order. The end of a range stands for all that
 * it finds as a clause, so that {@code [G06N TO G06Q]} has everything below G06Q too. No leading wildcards, no regular
 * expressions, and no more words than {@value QueryCost#MOST}.
 */
public final class QueryLanguage {

    /** Longest query read, in characters. */
    static final int LONGEST = 20_000;

    private QueryLanguage() {}

    /**
     * Reads a query. What is read is held against any filing without error.
     *
     * @throws QueryError if it is none
     */
    public static FilingQuery parse(String written) {
        if (written.isBlank()) {
            throw new QueryError(1, "the query is empty", "give a word, or *:* for every filing");
        }
        if (written.length() > LONGEST) {
            throw new QueryError(LONGEST + 1, "the query is longer than " + LONGEST + " characters", "split it");
        }
        QueryTokens tokens = new QueryTokens(written);
        FilingQueryParser parser = new FilingQueryParser(tokens);
        try {
            return new FilingQuery(parser.parse(written), parser.clauses());
        } catch (ParseException e) {
            throw error(tokens, parser, e);
        } catch (ClauseError e) {
            throw tokens.error(parser.current().place(), e.getMessage(), e.cure());
        } catch (TooComplexToDeterminizeException e) {
            throw tokens.error(
                    parser.current().place(), "a word has too many wildcards", "leave some of its * and ? out");
        }
    }

    private static QueryError error(QueryTokens tokens, FilingQueryParser parser, ParseException e) {
        if (e.getCause() instanceof ParseException syntax && syntax.currentToken != null) {
            return tokens.unexpected(syntax.currentToken.next);
        }
        // All else that Lucene itself refuses is a \ that stands before nothing, or before a u without a number.
        return tokens.error(
                parser.current().place(), "a \\ stands before nothing that it can stand before", "write \\\\ for it");
    }
}

package org.filingmonitor.alerts.query;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.charstream.FastCharStream;
import org.apache.lucene.queryparser.classic.QueryParserTokenManager;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;

/**
 * The tokens of one query. They are kept, so that an error can name its place and a clause can be quoted as it was
 * written; what is wrong by itself is refused here, before a clause is made of it.
 */
final class QueryTokens extends QueryParserTokenManager {

    /** Deepest nesting of parentheses read; the parser recurses. */
    static final int DEEPEST = 50;

    private static final String SPECIAL = "put special characters in quotation marks or a \\ before them";

    private final String written;
    private final List<Token> read = new ArrayList<>();
    private int open;

    QueryTokens(String written) {
        super(new FastCharStream(new StringReader("")));
        this.written = written;
    }

    @Override
    public Token getNextToken() {
        Token next = next();
        switch (next.kind) {
            case LPAREN -> open(next);
            case RPAREN -> open--;
            case NUMBER -> checkWeight(next);
            case FUZZY_SLOP -> checkDistance(next);
            default -> {}
        }
        read.add(next);
        return next;
    }

    /** Returns where the clause stands whose last token is given. */
    WrittenClause clause(Token last) {
        return new WrittenClause(written, read, read.lastIndexOf(last));
    }

    private Token next() {
        try {
            return super.getNextToken();
        } catch (TokenMgrError e) {
            throw unfinished();
        }
    }

    /** No token can be made from here on. */
    private QueryError unfinished() {
        int at = read.isEmpty() ? 0 : read.get(read.size() - 1).endColumn;
        while (at < written.length() && Character.isWhitespace(written.charAt(at))) {
            at++;
        }
        char found = at < written.length() ? written.charAt(at) : ' ';
        return switch (found) {
            case '"' -> error(at, "a quotation mark is never closed", "add one, or write \\\"");
            case '/' -> error(at, "'/' stands alone", "put text that holds one in quotation marks: ipc:\"G06N 3/08\"");
            case '\\' -> error(at, "a \\ stands before nothing", "write \\\\ for the character itself");
            default -> error(at, "'" + found + "' is not expected here", SPECIAL);
        };
    }

    private void open(Token parenthesis) {
        if (++open > DEEPEST) {
            throw error(parenthesis.beginColumn, "more than " + DEEPEST + " parentheses are open", "nest less deeply");
        }
    }

    private void checkWeight(Token number) {
        if (Float.isInfinite(Float.parseFloat(number.image))) {
            throw error(number.beginColumn, "the weight is too great", "write one such as ^2 or ^0.5");
        }
    }

    /** Behind a phrase, how far its words may stand apart; behind a word, how many of its letters may differ. */
    private void checkDistance(Token distance) {
        String number = distance.image.substring(1);
        boolean phrase = !read.isEmpty() && read.get(read.size() - 1).kind == QUOTED;
        if (phrase && !number.matches("\\d{0,2}")) {
            throw error(
                    distance.beginColumn,
                    "'" + shown(distance) + "' is not how far the words of a phrase may stand apart",
                    "write ~0 to ~99, or join the words by AND");
        }
        if (!phrase && !number.matches("[12]?")) {
            throw error(
                    distance.beginColumn,
                    "'" + shown(distance) + "' is not how many letters of a word may differ",
                    "write ~1 or ~2");
        }
    }

    /** Says what is wrong with a token that nothing can begin or go on with. */
    QueryError unexpected(Token token) {
        int at = token.beginColumn;
        String image = "'" + shown(token) + "'";
        return switch (token.kind) {
            case EOF -> error(at, "the query ends too early", "complete it, or close what is open");
            case RPAREN -> error(at, "')' closes nothing", "remove it, or put something before it");
            case AND, OR, NOT ->
                error(at, image + " joins nothing", "put a clause on either side, or the word in quotation marks");
            case RANGE_GOOP, RANGE_QUOTED, RANGE_TO, RANGEIN_END, RANGEEX_END ->
                error(
                        at,
                        image + " is not expected in a range",
                        "write [2025-01 TO 2025-06], and blanks in quotation marks: [\"G06N 3/02\" TO \"G06N 3/10\"]");
            default -> error(at, image + " is not expected here", SPECIAL);
        };
    }

    QueryError error(int at, String problem, String cure) {
        return new QueryError(written.codePointCount(0, at) + 1, problem, cure);
    }

    private static String shown(Token token) {
        return QueryError.shown(token.image.strip());
    }
}

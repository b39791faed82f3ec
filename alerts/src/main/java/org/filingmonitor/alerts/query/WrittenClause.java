package org.filingmonitor.alerts.query;

import java.util.List;
import java.util.Set;
import org.apache.lucene.queryparser.classic.QueryParserConstants;
import org.apache.lucene.queryparser.classic.Token;

/**
 * A clause as it stands in a query: {@code -title:"federated learning"~3^2} has the field {@code title} and the text
 * {@code "federated learning"~3}. All places are offsets in the query, from 0.
 */
final class WrittenClause implements QueryParserConstants {

    private static final Set<Integer> WEIGHT = Set.of(CARAT, NUMBER);
    private static final Set<Integer> OPENING = Set.of(LPAREN, COLON);
    private static final Set<Integer> MODIFIER = Set.of(MINUS, NOT, PLUS);

    private final String query;
    private final List<Token> tokens;
    private final int first;
    private final int last;

    /**
     * Finds a clause.
     *
     * @param query the query
     * @param tokens the tokens of the query, at least as far as the clause goes
     * @param end the clause's last token
     */
    WrittenClause(String query, List<Token> tokens, int end) {
        this.query = query;
        this.tokens = tokens;
        this.last = backOver(WEIGHT, end);
        this.first = firstOf(last);
    }

    private int firstOf(int end) {
        int at = end;
        while (WEIGHT.contains(kind(at)) || kind(at) == FUZZY_SLOP) {
            at--;
        }
        if (kind(at) == RANGEIN_END || kind(at) == RANGEEX_END) {
            while (kind(at) != RANGEIN_START && kind(at) != RANGEEX_START) {
                at--;
            }
        }
        return at;
    }

    /** Returns the text, without field and weight. */
    String text() {
        return query.substring(place(), tokens.get(last).endColumn);
    }

    /** Tells where the text begins. */
    int place() {
        return tokens.get(first).beginColumn;
    }

    /** Tells where the lower end of the range stands that the clause is. */
    int lower() {
        return tokens.get(first + 1).beginColumn;
    }

    /** Tells where the upper end of the range stands that the clause is. */
    int upper() {
        return tokens.get(first + 3).beginColumn; // [ lower TO upper ]
    }

    /** Tells where the field's name stands, before the clause itself or the parentheses around it. */
    int label() {
        int at = first;
        while (at > 0 && kind(at) != COLON) {
            at--;
        }
        return at > 0 ? tokens.get(at - 1).beginColumn : place();
    }

    /** Tells where the minus or NOT stands that the clause has, or else its field or opening parenthesis. */
    int start() {
        int at = first;
        while (at > 0 && (OPENING.contains(kind(at - 1)) || kind(at) == COLON)) {
            at--;
        }
        boolean modified = at > 0 && MODIFIER.contains(kind(at - 1));
        return tokens.get(modified ? at - 1 : at).beginColumn;
    }

    private int backOver(Set<Integer> kinds, int from) {
        int at = from;
        while (kinds.contains(kind(at))) {
            at--;
        }
        return at;
    }

    private int kind(int at) {
        return tokens.get(at).kind;
    }
}

package org.filingmonitor.alerts.message;

import java.util.List;
import org.filingmonitor.event.Reason;

/**
 * Why a filing matched.
 *
 * @param clause the clause of the query
 * @param pieces the words that it matched, in their context
 */
public record Matched(String clause, List<Piece> pieces) {

    private static final int LONGEST_CLAUSE = 120;

    static Matched of(Reason reason) {
        return new Matched(Plain.line(reason.getClause(), LONGEST_CLAUSE), Piece.of(reason.getHighlight()));
    }
}

package org.filingmonitor.alerts.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.filingmonitor.alerts.query.Explanation;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Reason;
import org.filingmonitor.event.Watchlist;

/**
 * What a change means for one watchlist.
 *
 * @param alerts the alerts that it fires, unless they were fired before
 * @param known ids of alerts that count as fired from now on, though they went out under another id
 */
record Judgement(List<Alert> alerts, List<String> known) {

    /** Most bytes of an alert, whose headers take some more. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Judgement NONE = new Judgement(List.of(), List.of());

    /** Explains what was decided. The query is read once more: alerts are rare, and its clauses take much room. */
    static Judgement of(Watchlist watchlist, FilingChange change, Firing firing, FilingDocument document) {
        if (firing.fired().isEmpty() && firing.known().isEmpty()) {
            return NONE;
        }
        Filing filing = change.getAfter();
        List<Reason> reasons = firing.fired().isEmpty()
                ? List.of()
                : Explanation.of(QueryLanguage.parse(watchlist.getQuery()), document);
        return new Judgement(
                firing.fired().stream()
                        .map(fact -> checked(new Alert(
                                id(watchlist, filing, fact),
                                watchlist.getId(),
                                fact.name(),
                                change.getRecordedAt(),
                                filing,
                                reasons)))
                        .toList(),
                firing.known().stream().map(fact -> id(watchlist, filing, fact)).toList());
    }

    /** An alert that no record of Kafka's holds would stop everything. */
    private static Alert checked(Alert alert) {
        int bytes = size(alert);
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException("the " + bytes + " bytes of its alert are more than Kafka takes");
        }
        return alert;
    }

    private static int size(Alert alert) {
        try {
            return Alert.getEncoder().encode(alert).remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Watchlist watchlist, Filing filing, Fact fact) {
        return ContentId.of(watchlist.getId(), filing.getId(), fact.identity());
    }
}

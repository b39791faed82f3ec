package org.filingmonitor.alerts.alert;

import java.util.List;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Reason;
import org.filingmonitor.filing.FilingJson;

/** An alert as the HTTP API and webhooks show it; {@code firedAt} is an ISO instant. */
public record AlertJson(
        String id, String watchlistId, String fact, String firedAt, FilingJson filing, List<ReasonJson> reasons) {

    /** Why the filing matched: the highlight is HTML, escaped, with what matched inside em. */
    public record ReasonJson(String clause, String field, String text, String highlight) {}

    /** Returns what is shown of an alert. */
    public static AlertJson of(Alert alert) {
        return new AlertJson(
                alert.getId(),
                alert.getWatchlistId(),
                alert.getFact(),
                alert.getFiredAt().toString(),
                FilingJson.of(alert.getFiling()),
                reasons(alert.getReasons()));
    }

    /** Returns what is shown of why a filing matched. */
    public static List<ReasonJson> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason ->
                        new ReasonJson(reason.getClause(), reason.getField(), reason.getText(), reason.getHighlight()))
                .toList();
    }
}

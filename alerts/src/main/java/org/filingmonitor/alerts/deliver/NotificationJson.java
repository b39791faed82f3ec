package org.filingmonitor.alerts.deliver;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.alerts.courier.ChannelJson;
import org.filingmonitor.event.NotificationOutcome;

/** What became of a notification, as the HTTP API shows it; times are instants, what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationJson(
        String id,
        String watchlist,
        ChannelJson channel,
        String state,
        int attempts,
        String sealedAt,
        String lastAttempt,
        String nextAttempt,
        String reason,
        List<String> alerts) {

    static NotificationJson of(OutcomeLog.Told told) {
        NotificationOutcome outcome = told.outcome();
        return new NotificationJson(
                told.notificationId(),
                outcome.getWatchlistId(),
                Optional.ofNullable(outcome.getChannel()).map(ChannelJson::of).orElse(null),
                outcome.getState().name(),
                outcome.getAttempts(),
                text(outcome.getSealedAt()),
                text(outcome.getLastAttempt()),
                text(outcome.getNextAttempt()),
                outcome.getReason(),
                outcome.getAlertIds());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}

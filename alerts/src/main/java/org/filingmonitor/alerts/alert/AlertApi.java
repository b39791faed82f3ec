package org.filingmonitor.alerts.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RetriableException;
import org.filingmonitor.alerts.page.PageLinks;
import org.filingmonitor.alerts.page.Parameters;
import org.filingmonitor.event.Alert;

/**
 * The route of alerts: the newest, or those after the {@code next} of an earlier answer; of one watchlist or all. {@code
 * size} is how many at most. {@code unseen=true} leaves out what was seen; what is muted is left out unless {@code
 * muted=true}. While there may be more after a position, a {@code Link} names the page that goes on.
 */
public final class AlertApi {

    private final AlertLog log;
    private final AlertMarks marks;

    /** Answers from a log, with what readers have said of its alerts. */
    public AlertApi(AlertLog log, AlertMarks marks) {
        this.log = log;
        this.marks = marks;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/v1/alerts", this::alerts);
    }

    private void alerts(Context request) {
        if (!marks.isComplete()) {
            throw new ServiceUnavailableResponse("Marks of alerts are still being read; try again in a second");
        }
        Parameters given = Parameters.of(request, "watchlist", "after", "size", "unseen", "muted");
        Predicate<Alert> wanted = wanted(request, given.text("watchlist"));
        Optional<AlertCursor> after = given.text("after").map(AlertApi::cursor);
        int size = given.size();
        try {
            AlertLog.Page page = after.isPresent() ? log.after(after.get(), wanted, size) : log.newest(wanted, size);
            List<ListedAlert> alerts = page.alerts().stream()
                    .map(alert -> ListedAlert.of(alert, marks))
                    .toList();
            after.filter(position -> !position.equals(page.next())).ifPresent(position -> PageLinks.of(request)
                    .add("next", "after", page.next().toString())
                    .answer(request));
            request.json(Map.of("alerts", alerts, "next", page.next().toString()));
        } catch (RetriableException e) {
            throw new ServiceUnavailableResponse("Alerts cannot be read now: " + e.getMessage());
        }
    }

    private Predicate<Alert> wanted(Context request, Optional<String> watchlist) {
        boolean seenToo = !Flag.of(request, "unseen");
        boolean mutedToo = Flag.of(request, "muted");
        return alert -> (watchlist.isEmpty() || watchlist.get().equals(alert.getWatchlistId()))
                && (seenToo || !marks.isSeen(alert))
                && (mutedToo || !marks.isMuted(alert));
    }

    private static AlertCursor cursor(String text) {
        try {
            return AlertCursor.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("after: " + e.getMessage());
        }
    }
}

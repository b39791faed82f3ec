package org.filingmonitor.alerts.alert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.filingmonitor.event.Alert;

/**
 * An alert as the HTTP API lists it.
 *
 * @param seen whether somebody has seen it
 * @param muted whether its filing is muted in its watchlist
 */
record ListedAlert(@JsonUnwrapped AlertJson alert, boolean seen, boolean muted) {

    static ListedAlert of(Alert alert, AlertMarks marks) {
        return new ListedAlert(AlertJson.of(alert), marks.isSeen(alert), marks.isMuted(alert));
    }
}

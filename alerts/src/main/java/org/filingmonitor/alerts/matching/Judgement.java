package org.filingmonitor.alerts.matching;

import java.util.List;
import org.filingmonitor.event.Alert;

/**
 * What a change means for one watchlist.
 *
 * @param alerts the alerts that it fires, unless they were fired before
 * @param known ids of alerts that count as fired from now on, though they went out under another id
 */
record Judgement(List<Alert> alerts, List<String> known) {

    static final Judgement NONE = new Judgement(List.of(), List.of());
}

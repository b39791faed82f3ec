package org.filingmonitor.alerts.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.filingmonitor.event.Alert;

/** Alerts that somebody wants, as they are found: the first ones, or of all the newest. No more are kept than are asked for. */
final class FoundAlerts {

    private static final Comparator<Alert> AGE = Comparator.comparing(Alert::getFiredAt);

    private final Predicate<Alert> wanted;
    private final int size;
    private final boolean newest;
    private final List<Alert> alerts = new ArrayList<>();

    private FoundAlerts(Predicate<Alert> wanted, int size, boolean newest) {
        this.wanted = wanted;
        this.size = size;
        this.newest = newest;
    }

    static FoundAlerts first(Predicate<Alert> wanted, int size) {
        return new FoundAlerts(wanted, size, false);
    }

    static FoundAlerts newest(Predicate<Alert> wanted, int size) {
        return new FoundAlerts(wanted, size, true);
    }

    /** Tells whether others would change nothing. */
    boolean areEnough() {
        return !newest && alerts.size() >= size;
    }

    void offer(Alert alert) {
        if (wanted.test(alert)) {
            alerts.add(alert);
            if (kept() == 2 * size) { // the older half, so that each alert is sorted a few times at most
                dropOlder();
            }
        }
    }

    /** Returns how many are held, which is less than twice as many as are asked for. */
    int kept() {
        return alerts.size();
    }

    /** Returns them, the oldest first. */
    List<Alert> inOrder() {
        dropOlder();
        return List.copyOf(alerts);
    }

    private void dropOlder() {
        alerts.sort(AGE);
        alerts.subList(0, Math.max(0, alerts.size() - size)).clear();
    }
}

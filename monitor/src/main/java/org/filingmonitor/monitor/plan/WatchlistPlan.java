package org.filingmonitor.monitor.plan;

import java.util.List;

/**
 * What makes the watchlists of a monitor equal those that files declare.
 *
 * @param managedBy name under which the files' watchlists are managed
 * @param changes what is to be done, deletions last
 * @param refused what cannot be done; nothing at all is, while there is any
 * @param unchanged how many watchlists stay as they are
 */
public record WatchlistPlan(String managedBy, List<Change> changes, List<Refusal> refused, int unchanged) {

    /** Keeps what it is given. */
    public WatchlistPlan {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }

    /** Returns how often something is to be done. */
    public long count(Change.Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}

package org.filingmonitor.monitor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.filingmonitor.alerts.watch.DeclaredWatchlist;
import org.filingmonitor.monitor.client.WatchlistClient;
import org.filingmonitor.monitor.failure.Failure;
import org.filingmonitor.monitor.plan.Change.Action;
import org.filingmonitor.monitor.plan.Change.Field;

/**
 * Compares watchlists of files with those of a running monitor. The monitor itself says what each would become, so that
 * nothing is planned that it would refuse. A file has a say over the watchlists alone that are managed by its name.
 */
public final class Planner {

    private static final String MANAGED_BY = "managedBy";

    private final WatchlistClient monitor;
    private final String managedBy;
    private final boolean adopt;
    private final List<Change> changes = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int unchanged;

    private Planner(WatchlistClient monitor, String managedBy, boolean adopt) {
        this.monitor = monitor;
        this.managedBy = managedBy;
        this.adopt = adopt;
    }

    /**
     * Plans.
     *
     * @param managedBy name under which the files' watchlists are managed
     * @param adopt whether watchlists that are managed by nobody, or by another name, are taken over
     */
    public static WatchlistPlan plan(
            WatchlistClient monitor, List<DeclaredWatchlist> declared, String managedBy, boolean adopt) {
        Planner planner = new Planner(monitor, managedBy, adopt);
        Map<String, JsonNode> held = new TreeMap<>();
        monitor.all().forEach(one -> held.put(one.path("id").asText(), one));
        declared.forEach(one -> planner.declare(one, held.get(one.id())));
        Set<String> stay = new HashSet<>();
        declared.forEach(one -> stay.add(one.id()));
        held.forEach((id, one) -> {
            if (!stay.contains(id) && one.path(MANAGED_BY).asText().equals(managedBy)) {
                planner.changes.add(Change.deletion(id));
            }
        });
        return new WatchlistPlan(managedBy, planner.changes, planner.refused, planner.unchanged);
    }

    private void declare(DeclaredWatchlist declared, JsonNode held) {
        String manager = held == null ? managedBy : held.path(MANAGED_BY).asText();
        if (!adopt && !manager.equals(managedBy)) {
            String by = manager.isEmpty() ? "by no files" : "by '" + manager + "'";
            refuse(declared, "the monitor has it already, managed " + by + "; give --adopt to take it over");
            return;
        }
        ObjectNode written = declared.json().deepCopy();
        written.put(MANAGED_BY, managedBy);
        if (held != null && !hasSecret(written) && fields(written, held, written).isEmpty()) {
            unchanged++;
            return;
        }
        try {
            compare(declared.id(), written, held, monitor.dryRun(declared.id(), written));
        } catch (Failure e) {
            refuse(declared, e.getMessage());
        }
    }

    private void compare(String id, JsonNode written, JsonNode held, JsonNode dryRun) {
        List<Field> fields = fields(written, held, dryRun.path("watchlist"));
        List<String> newSecrets = StreamSupport.stream(dryRun.path("newSecrets").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (held != null && fields.isEmpty() && newSecrets.isEmpty()) {
            unchanged++;
        } else {
            changes.add(new Change(held == null ? Action.CREATE : Action.CHANGE, id, fields, newSecrets, written));
        }
    }

    /** Returns the fields that were written and differ. */
    private static List<Field> fields(JsonNode written, JsonNode before, JsonNode after) {
        List<Field> fields = new ArrayList<>();
        written.fieldNames().forEachRemaining(name -> {
            JsonNode old = before == null ? null : before.path(name);
            if (!name.equals("id") && !after.path(name).equals(old)) {
                fields.add(new Field(name, old, after.path(name)));
            }
        });
        return fields;
    }

    private static boolean hasSecret(JsonNode written) {
        return !written.path("channels").findValues("secret").isEmpty();
    }

    private void refuse(DeclaredWatchlist declared, String problem) {
        refused.add(new Refusal(declared.id(), declared.place(), problem));
    }
}

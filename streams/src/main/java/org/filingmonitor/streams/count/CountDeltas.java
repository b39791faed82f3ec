package org.filingmonitor.streams.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.CountedFacet;
import org.filingmonitor.streams.state.CountedScope;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.DeltaBlock;
import org.filingmonitor.streams.state.ScopeDeltas;

/**
 * Turns a change of a filing's keys into signed deltas: less one where it was counted, plus one where it is counted now.
 * All deltas of a scope travel as one record, in blocks, since a filing counts on the same days under each of its facets.
 */
public final class CountDeltas {

    private CountDeltas() {}

    /** Returns the deltas of each scope whose counts move. */
    public static Map<String, ScopeDeltas> between(Counted before, Counted after) {
        if (before.equals(after)) {
            return Map.of();
        }
        CountedDays left = CountedDays.of(before, -1);
        CountedDays joined = CountedDays.of(after, +1);
        Map<String, List<String>> from = scopes(before);
        Map<String, List<String>> to = scopes(after);
        List<DeltaBlock> stays = from.isEmpty() || to.isEmpty() ? List.of() : left.turningInto(joined);
        Map<String, ScopeDeltas> moved = new HashMap<>();
        from.forEach((scope, names) -> {
            boolean stayed = to.containsKey(scope);
            add(moved, scope, stayed ? stays : left.everywhere(), names, to.getOrDefault(scope, List.of()));
        });
        to.forEach((scope, names) -> {
            if (!from.containsKey(scope)) {
                add(moved, scope, joined.everywhere(), List.of(), names);
            }
        });
        return moved;
    }

    /** Hands over how much each row of a scope grows or shrinks; one row may come several times. */
    public static void rows(ScopeDeltas deltas, BiConsumer<CountRow, List<DayCount>> rows) {
        for (DeltaBlock block : deltas.getBlocks()) {
            for (CountedFacet facet : block.getFacets()) {
                block.getMonths()
                        .forEach(month -> rows.accept(
                                new CountRow(facet.getFacet(), facet.getLevel(), facet.getValue(), month.getMonth()),
                                month.getDays()));
            }
        }
    }

    private static Map<String, List<String>> scopes(Counted counted) {
        Map<String, List<String>> scopes = new LinkedHashMap<>();
        for (CountedScope scope : counted.getScopes()) {
            scopes.put(scope.getScope(), scope.getNames());
        }
        return scopes;
    }

    private static void add(
            Map<String, ScopeDeltas> moved,
            String scope,
            List<DeltaBlock> facets,
            List<String> formerNames,
            List<String> names) {
        List<DeltaBlock> blocks = new ArrayList<>(facets);
        addNames(blocks, formerNames, Set.copyOf(names), -1);
        addNames(blocks, names, Set.copyOf(formerNames), +1);
        if (!blocks.isEmpty()) {
            moved.put(scope, new ScopeDeltas(blocks));
        }
    }

    private static void addNames(List<DeltaBlock> blocks, List<String> names, Set<String> others, int sign) {
        List<CountedFacet> moved = names.stream()
                .filter(name -> !others.contains(name))
                .map(name -> new CountedFacet(CountRow.NAME, "", name))
                .toList();
        if (!moved.isEmpty()) {
            blocks.add(new DeltaBlock(moved, List.of(CountedDays.always(sign))));
        }
    }
}

package org.filingmonitor.streams.count;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.filingmonitor.streams.state.DayCount;
import org.filingmonitor.streams.state.ScopeDeltas;

/**
 * The deltas that a task gathered since its last commit, summed by row. It is empty at each commit, so that nothing of it has
 * to outlive the task.
 */
final class DeltasInWork implements StateStore {

    static final String NAME = "deltas-in-work";

    private final Map<String, Map<CountRow, List<DayCount>>> scopes = new HashMap<>();
    private boolean open;

    private DeltasInWork() {}

    /** Returns what makes each task its own. */
    static StoreBuilder<DeltasInWork> builder() {
        return new Builder();
    }

    /** Adds deltas to those of the scope. */
    void add(String scope, ScopeDeltas deltas) {
        Map<CountRow, List<DayCount>> rows = scopes.computeIfAbsent(scope, begun -> new LinkedHashMap<>());
        CountDeltas.rows(deltas, (row, days) -> rows.merge(row, days, MonthSum::merge));
    }

    /** Hands over the deltas of a scope, in the order in which its rows moved first, without those that cancelled out. */
    Map<CountRow, List<DayCount>> take(String scope) {
        Map<CountRow, List<DayCount>> rows = scopes.remove(scope);
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        scopes.clear();
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private static final class Builder implements StoreBuilder<DeltasInWork> {

        @Override
        public StoreBuilder<DeltasInWork> withCachingEnabled() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoreBuilder<DeltasInWork> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<DeltasInWork> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoreBuilder<DeltasInWork> withLoggingDisabled() {
            return this;
        }

        @Override
        public DeltasInWork build() {
            return new DeltasInWork();
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }

        @Override
        public String name() {
            return NAME;
        }
    }
}

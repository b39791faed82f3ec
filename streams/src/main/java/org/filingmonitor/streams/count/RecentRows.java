package org.filingmonitor.streams.count;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.filingmonitor.streams.state.MonthRow;

/**
 * The rows of a task that moved last, as objects: feeds come in order of time, so that the rows of few months move again and
 * again, and to read and decode each every time would take longer than all the rest of counting.
 */
final class RecentRows {

    /** Of a hundred to a thousand bytes each. */
    private static final int MOST = 50_000;

    private final Function<String, MonthRow> store;

    private final Map<String, MonthRow> rows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MonthRow> eldest) {
            return size() > MOST;
        }
    };

    /** Holds none yet; those that it does not hold are read. */
    RecentRows(Function<String, MonthRow> store) {
        this.store = store;
    }

    /** Returns a row; null if there is none. */
    MonthRow get(String key) {
        return rows.computeIfAbsent(key, store);
    }

    /** Takes note of how a row stands now; null for one that died. */
    void put(String key, MonthRow row) {
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }
}

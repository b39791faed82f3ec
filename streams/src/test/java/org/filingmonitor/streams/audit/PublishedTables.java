package org.filingmonitor.streams.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.streams.TopologyRun;

/** A run of the topology, and what its topics of counts and trends add up to. */
final class PublishedTables implements AutoCloseable {

    private final TopologyRun run = new TopologyRun();
    private final Map<TrendKey, IpcTrend> trends = new TreeMap<>();

    void observe(List<FilingObservation> seen) {
        run.observe(seen);
        run.newTrends().forEach(record -> {
            if (record.value() == null) {
                trends.remove(record.key());
            } else {
                trends.put(record.key(), record.value());
            }
        });
    }

    Map<CountKey, MonthlyCount> counts() {
        return run.publishedCounts();
    }

    Map<TrendKey, IpcTrend> trends() {
        return new TreeMap<>(trends);
    }

    @Override
    public void close() {
        run.close();
    }
}

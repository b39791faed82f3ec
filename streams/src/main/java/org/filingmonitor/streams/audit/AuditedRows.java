package org.filingmonitor.streams.audit;

import org.filingmonitor.event.CountKey;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.event.TrendKey;
import org.filingmonitor.serde.AvroSerdes;

/** The two sides of an audit: what the observations amount to, and what the topics say. */
final class AuditedRows implements AutoCloseable {

    private final Tables tables = Tables.open();
    private final Recount recount = new Recount(tables);
    private final LiveRows<CountKey, MonthlyCount> counts;
    private final LiveRows<TrendKey, IpcTrend> trends;

    /**
     * Begins with nothing.
     *
     * @param countPartitions how many partitions the topic of monthly counts has
     * @param trendPartitions how many partitions the topic of trends has
     */
    AuditedRows(AvroSerdes serdes, int countPartitions, int trendPartitions) {
        counts = new LiveRows<>(tables, AuditedTopic.COUNTS, serdes, countPartitions);
        trends = new LiveRows<>(tables, AuditedTopic.TRENDS, serdes, trendPartitions);
    }

    Recount recount() {
        return recount;
    }

    LiveRows<CountKey, MonthlyCount> counts() {
        return counts;
    }

    LiveRows<TrendKey, IpcTrend> trends() {
        return trends;
    }

    /**
     * Compares the two sides as they are now.
     *
     * @param limit how many of the rows that differ are named, at most
     */
    Comparison compare(int limit) {
        recount.count();
        Comparison comparison = new Comparison(limit);
        try (RecountedRows rows = new RecountedRows(tables, new byte[0])) {
            comparison.compare(counts, rows);
        }
        try (RecountedTrends rows = new RecountedTrends(tables)) {
            comparison.compare(trends, rows);
        }
        return comparison;
    }

    @Override
    public void close() {
        tables.close();
    }
}

package org.filingmonitor.streams.audit;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.filingmonitor.event.IpcTrend;
import org.filingmonitor.streams.audit.Tables.Name;
import org.filingmonitor.streams.count.CountRow;
import org.filingmonitor.streams.trend.MonthTrends;

/** The trends of every scope, level and month of the recount, in order of the bytes of their keys. */
final class RecountedTrends implements Iterator<Row<IpcTrend>>, AutoCloseable {

    private final Tables tables;
    private final TableRows cells;
    private RecountedMonths months;
    private Iterator<Map.Entry<byte[], IpcTrend>> month = Collections.emptyIterator();

    RecountedTrends(Tables tables) {
        this.tables = tables;
        this.cells = tables.rows(Name.CELLS, new byte[0]);
        advance();
    }

    /** Goes on to the next month that has a trend, over whatever is no row of the facet ipc. */
    private void advance() {
        while (!month.hasNext() && cells.hasNext()) {
            List<String> parts = RowKey.parts(cells.nextKey());
            String scope = parts.get(0);
            int compared = parts.get(1).compareTo(CountRow.IPC);
            if (compared == 0) {
                String level = parts.get(2);
                month = trends(scope, level, YearMonth.parse(parts.get(3)))
                        .entrySet()
                        .iterator();
                cells.seek(RowKey.after(RowKey.of(parts.subList(0, 4))));
            } else {
                cells.seek(compared < 0 ? RowKey.of(scope, CountRow.IPC) : RowKey.after(RowKey.of(scope)));
            }
        }
    }

    private SortedMap<byte[], IpcTrend> trends(String scope, String level, YearMonth counted) {
        if (months == null || !months.are(scope, level)) {
            months = new RecountedMonths(tables, scope, level);
        }
        SortedMap<byte[], IpcTrend> trends = new TreeMap<>(Arrays::compareUnsigned);
        MonthTrends.of(months, counted)
                .forEach((symbol, trend) -> trends.put(RowKey.of(scope, level, counted.toString(), symbol), trend));
        return trends;
    }

    @Override
    public boolean hasNext() {
        return month.hasNext();
    }

    @Override
    public Row<IpcTrend> next() {
        if (!month.hasNext()) {
            throw new NoSuchElementException();
        }
        Map.Entry<byte[], IpcTrend> trend = month.next();
        advance();
        return new Row<>(trend.getKey(), trend.getValue());
    }

    @Override
    public void close() {
        cells.close();
    }
}

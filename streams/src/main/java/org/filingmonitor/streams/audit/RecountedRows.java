package org.filingmonitor.streams.audit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.filingmonitor.event.MonthlyCount;
import org.filingmonitor.streams.audit.Tables.Name;

/**
 * The recounted rows whose keys begin with a prefix, in order of their bytes. A row stands in the table as cells: its key,
 * the day of the month and the unit, to a number. Rows whose numbers are all zero are none.
 */
final class RecountedRows implements Iterator<Row<MonthlyCount>>, AutoCloseable {

    static final byte FILINGS = 0;
    static final byte PUBLICATIONS = 1;

    private static final int DAYS = 31;

    private final TableRows cells;
    private Row<MonthlyCount> next;

    RecountedRows(Tables tables, byte[] prefix) {
        cells = tables.rows(Name.CELLS, prefix);
        advance();
    }

    private void advance() {
        next = null;
        while (next == null && cells.hasNext()) {
            next = row();
        }
    }

    private Row<MonthlyCount> row() {
        byte[] key = rowOf(cells.nextKey());
        Integer[][] days = new Integer[2][DAYS];
        Arrays.fill(days[FILINGS], 0);
        Arrays.fill(days[PUBLICATIONS], 0);
        while (cells.hasNext() && Arrays.equals(rowOf(cells.nextKey()), key)) {
            Row<byte[]> cell = cells.next();
            int day = cell.key()[key.length] - 1;
            days[cell.key()[key.length + 1]][day] = Math.toIntExact(Tables.number(cell.value()));
        }
        boolean isZero = Arrays.stream(days).flatMap(Arrays::stream).allMatch(number -> number == 0);
        return isZero ? null : new Row<>(key, count(days));
    }

    private static byte[] rowOf(byte[] cell) {
        return Arrays.copyOf(cell, cell.length - 2);
    }

    private static MonthlyCount count(Integer[][] days) {
        return new MonthlyCount(
                sum(days[FILINGS]), Arrays.asList(days[FILINGS]),
                sum(days[PUBLICATIONS]), Arrays.asList(days[PUBLICATIONS]));
    }

    private static int sum(Integer[] days) {
        return Arrays.stream(days).mapToInt(Integer::intValue).sum();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row<MonthlyCount> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row<MonthlyCount> row = next;
        advance();
        return row;
    }

    @Override
    public void close() {
        cells.close();
    }
}

package org.filingmonitor.streams.audit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rocksdb.RocksIterator;

/** Rows of a table whose keys begin with a prefix, in order of their bytes. */
final class TableRows implements Iterator<Row<byte[]>>, AutoCloseable {

    private final RocksIterator rows;
    private final byte[] prefix;

    TableRows(RocksIterator rows, byte[] prefix) {
        this.rows = rows;
        this.prefix = prefix;
        rows.seek(prefix);
    }

    @Override
    public boolean hasNext() {
        return rows.isValid() && RowKey.begins(rows.key(), prefix);
    }

    @Override
    public Row<byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row<byte[]> row = new Row<>(rows.key(), rows.value());
        rows.next();
        return row;
    }

    /** Returns the key of the row that comes next. */
    byte[] nextKey() {
        return rows.key();
    }

    /** Goes on to the first row whose key is not below the given one. */
    void seek(byte[] key) {
        rows.seek(key);
    }

    @Override
    public void close() {
        rows.close();
    }
}

package org.filingmonitor.streams.audit;

/**
 * A row of a table.
 *
 * @param key its {@link RowKey}
 */
@SuppressWarnings("ArrayRecordComponent") // handed through; compared by its bytes
record Row<V>(byte[] key, V value) {}

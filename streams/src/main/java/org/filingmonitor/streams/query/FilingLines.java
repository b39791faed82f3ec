package org.filingmonitor.streams.query;

/** Filings in the order of their ids, each a line of the format {@code jsonl}, read as they are asked for. */
interface FilingLines extends AutoCloseable {

    boolean hasNext();

    /** Returns the id of the filing that comes next. */
    String nextId();

    /** Returns the next filing's line without its end. */
    byte[] next();

    @Override
    void close();
}

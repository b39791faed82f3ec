package org.filingmonitor.alerts.bench;

import java.util.List;
import org.filingmonitor.event.Filing;

/** A way of finding the watchlists that a filing matches. */
interface Contender extends AutoCloseable {

    /** Adds watchlists: their queries, the first with the number given, the others counted on. */
    void add(int first, List<String> queries) throws Exception;

    /** Returns how many watchlists a filing matches. */
    int match(Filing filing) throws Exception;

    @Override
    default void close() throws Exception {}
}

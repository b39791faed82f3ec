package org.filingmonitor.alerts.matching;

import java.util.IdentityHashMap;
import org.apache.lucene.index.memory.MemoryIndex;
import org.filingmonitor.alerts.query.FilingDocument;
import org.filingmonitor.event.Filing;

/** The two states of a change, each indexed once, when the first watchlist asks. */
final class SearchedStates {

    private final IdentityHashMap<Filing, FilingDocument> documents = new IdentityHashMap<>();
    private final IdentityHashMap<Filing, MemoryIndex> indexes = new IdentityHashMap<>();

    FilingDocument document(Filing filing) {
        return documents.computeIfAbsent(filing, FilingDocument::of);
    }

    MemoryIndex index(Filing filing) {
        return indexes.computeIfAbsent(filing, state -> document(state).index());
    }
}

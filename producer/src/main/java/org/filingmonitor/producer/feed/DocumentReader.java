package org.filingmonitor.producer.feed;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** The documents of one source, read one at a time so that a source may be larger than memory. */
public interface DocumentReader extends Closeable {

    /**
     * Returns the next document, or null after the last one.
     *
     * @throws IOException if the source itself cannot be read on; what is wrong with a document rejects the document
     */
    ParsedDocument next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** Returns a reader of documents that are in memory already. */
    static DocumentReader of(List<? extends ParsedDocument> documents) {
        Iterator<? extends ParsedDocument> remaining = documents.iterator();
        return () -> remaining.hasNext() ? remaining.next() : null;
    }
}

package org.filingmonitor.producer.feed.container;

import java.io.IOException;
import java.util.Optional;
import org.filingmonitor.producer.feed.Beginning;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.ParsedDocument;

/** Reads the documents of content that is read ahead of them. */
record ReadAheadReader(DocumentReader documents, ReadAhead ahead) implements DocumentReader {

    /** Reads documents from a beginning. */
    interface Reading {

        /** Returns the documents, or nothing if they are in no known format. */
        Optional<DocumentReader> of(Beginning beginning) throws IOException;
    }

    /** Begins to read ahead, unless the format is not known. */
    static Optional<DocumentReader> of(Beginning beginning, Reading reading) throws IOException {
        ReadAhead ahead = ReadAhead.of(beginning.content());
        Optional<DocumentReader> documents = Optional.empty();
        try {
            documents = reading.of(new Beginning(beginning.head(), ahead));
        } finally {
            if (documents.isEmpty()) {
                ahead.close();
            }
        }
        return documents.map(opened -> new ReadAheadReader(opened, ahead));
    }

    @Override
    public ParsedDocument next() throws IOException {
        return documents.next();
    }

    @Override
    public void close() throws IOException {
        try (ahead) {
            documents.close();
        }
    }
}

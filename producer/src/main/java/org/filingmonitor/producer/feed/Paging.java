package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts the documents of a source into pages: as many as one transaction publishes. */
public final class Paging {

    /** Documents on a page, at most. */
    public static final int SIZE = 500;

    /** Characters of text on a page, about: a page ends with the document that reaches them. */
    public static final long WEIGHT = 4 * 1024 * 1024;

    private Paging() {}

    /**
     * Some documents of a source.
     *
     * @param last true if no more follow
     */
    public record Page(List<ParsedDocument> documents, boolean last) {

        public Page {
            documents = List.copyOf(documents);
        }
    }

    /** Returns the next documents. The last page may hold none. */
    public static Page next(DocumentReader reader) throws IOException {
        List<ParsedDocument> documents = new ArrayList<>();
        long weight = 0;
        while (documents.size() < SIZE && weight < WEIGHT) {
            ParsedDocument document = reader.next();
            if (document == null) {
                return new Page(documents, true);
            }
            documents.add(document);
            weight += document.weight();
        }
        return new Page(documents, false);
    }
}

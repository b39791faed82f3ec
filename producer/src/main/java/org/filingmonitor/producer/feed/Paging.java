package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts the documents of a source into pages: as many as one transaction publishes. */
public final class Paging {

    /** Documents on a page, at most. */
    public static final int SIZE = 500;

    private Paging() {}

    /** Returns the next documents; fewer than {@value #SIZE} after the last one. */
    public static List<ParsedDocument> next(DocumentReader reader) throws IOException {
        List<ParsedDocument> documents = new ArrayList<>();
        while (documents.size() < SIZE) {
            ParsedDocument document = reader.next();
            if (document == null) {
                return documents;
            }
            documents.add(document);
        }
        return documents;
    }
}

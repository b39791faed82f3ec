package org.filingmonitor.producer.feed;

import java.util.List;

/**
 * Documents of a feed and where reading resumes after them. Both are published in one transaction, so that no document
 * is lost or published twice.
 *
 * @param cursor where the feed goes on; only the feed understands it
 */
public record FeedPage(List<ParsedDocument> documents, String cursor) {

    public FeedPage {
        documents = List.copyOf(documents);
    }
}

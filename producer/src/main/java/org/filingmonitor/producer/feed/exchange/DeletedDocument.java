package org.filingmonitor.producer.feed.exchange;

import java.time.Instant;
import org.filingmonitor.producer.feed.FilingDraft;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** An exchange document that the EPO has deleted. It says only which one: whatever else it holds is void. */
final class DeletedDocument {

    private final Source source;
    private final FilingDraft draft;

    DeletedDocument(Source source, Position position) {
        this.source = source;
        this.draft = new FilingDraft(source, position);
    }

    ParsedDocument read(XmlCursor document) {
        ExchangeNumbers numbers = new ExchangeNumbers(document);
        document.children(part -> {
            if (part.equals("bibliographic-data")) {
                document.children(name -> numbers.read(name, document));
            }
        });
        numbers.stateApplication(draft);
        draft.deletedPublication(numbers.publication(), numbers.published(draft));
        draft.revision(revision(numbers));
        return draft.finish();
    }

    /** Its date of publication cannot stand in: the document that it deletes has the same. */
    private Instant revision(ExchangeNumbers numbers) {
        return numbers.lastExchange(draft)
                .or(source::revision)
                .orElseThrow(() -> new IllegalArgumentException(
                        "deletes a document without date-of-last-exchange: give its date with --revision"));
    }
}

package org.filingmonitor.producer.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;

/** Documents as parsers give them. */
public final class AFiling {

    private AFiling() {}

    public static ParsedDocument read(String number, String title) {
        return read("test", number, title);
    }

    public static ParsedDocument read(String feed, String number, String title) {
        Source source = new Source(feed, "file.txt", false, Optional.empty(), Reading.TODAY);
        FilingDraft draft = new FilingDraft(source, source.at("record 1"));
        draft.application(ApplicationNumber.of("US", number));
        draft.firstPublished(LocalDate.parse("2025-07-03"));
        draft.title(title);
        return draft.finish();
    }

    public static FilingObservation observed(String number, String title) {
        return ((Observed) read(number, title)).observation();
    }

    public static ParsedDocument rejected(String reason) {
        return new Rejected(new Position("file.txt", "record 2"), reason, new byte[] {1, 2, 3});
    }

    public static FeedPage page(String cursor, ParsedDocument... documents) {
        return new FeedPage(List.of(documents), cursor);
    }
}

package org.filingmonitor.producer.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known about a file before it is read.
 *
 * @param feed name of the feed that reads it
 * @param file its name, for positions; never a hint at its format
 * @param history true if its filings shall alert nobody
 * @param revision revision of documents that state neither one nor a date of publication
 * @param today the present date in UTC: documents dated later than tomorrow are rejected
 */
public record Source(String feed, String file, boolean history, Optional<Instant> revision, LocalDate today) {

    /** Returns what is known about a file that came in this one. */
    public Source named(String name) {
        return new Source(feed, name, history, revision, today);
    }

    /** Returns a position in this file. */
    public Position at(String place) {
        return new Position(file, place);
    }
}

package org.filingmonitor.producer.feed;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Something that brings filings again and again. Used by one thread. */
public interface Feed extends Closeable {

    /** Returns the feed's name, by which its cursor is found again after a restart. */
    String name();

    /** Returns what sort of feed it is, such as {@code directory}. */
    String kind();

    /** Returns by when the source is to bring something new; nothing where it keeps no timetable. */
    default Optional<Instant> due() {
        return Optional.empty();
    }

    /**
     * Reads the next page.
     *
     * @param cursor the cursor of the last page that was published, empty at first. A page that could not be published
     *     is asked for again
     * @return the page, or nothing if there is none for now
     * @throws IOException if the feed cannot be read at present
     */
    Optional<FeedPage> next(String cursor) throws IOException;
}

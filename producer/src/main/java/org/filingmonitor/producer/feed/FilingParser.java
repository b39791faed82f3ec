package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.io.InputStream;

/** Reads the filings of one format. Stateless. */
public interface FilingParser {

    /** Returns the name of the format, such as {@code owner-portfolio}. */
    String format();

    /**
     * Tells from a source's first bytes whether it is in this format.
     *
     * @param head up to {@value Formats#HEAD} bytes; the whole source, if it is no longer
     */
    boolean recognises(byte[] head);

    /**
     * Reads a source. Neither this method nor the reader closes the stream.
     *
     * @throws IOException if the stream cannot be read; a source that is not in this format gives one rejection
     */
    DocumentReader read(InputStream content, Source source) throws IOException;
}

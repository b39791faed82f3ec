package org.filingmonitor.producer.feed;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.filingmonitor.event.FilingObservation;

/** What became of one document of a source. */
public sealed interface ParsedDocument {

    /** Raw bytes kept of a document that could not be read, at most. */
    int RAW_LIMIT = 64 * 1024;

    /** Returns where the document stood. */
    Position position();

    /**
     * A filing was read.
     *
     * @param warnings what was wrong with parts of the document that could be left out
     */
    record Observed(Position position, FilingObservation observation, List<String> warnings) implements ParsedDocument {

        public Observed {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The document could not be read, or says something impossible.
     *
     * @param reason why, for people
     * @param raw the document's own bytes, the first {@value ParsedDocument#RAW_LIMIT} of them
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    record Rejected(Position position, String reason, byte[] raw) implements ParsedDocument {

        public Rejected {
            raw = Arrays.copyOf(raw, Math.min(raw.length, RAW_LIMIT));
        }
    }

    /** The document is no filing and is not meant to be one. */
    record Skipped(Position position, String reason) implements ParsedDocument {}

    /** Reads one document; what it says wrongly, an IllegalArgumentException, rejects this document and no other. */
    static ParsedDocument read(Position position, byte[] raw, Supplier<ParsedDocument> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException impossible) {
            return new Rejected(position, impossible.getMessage(), raw);
        }
    }
}

package org.filingmonitor.producer.feed;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.filingmonitor.event.FilingObservation;

/** What became of one document of a source. */
public sealed interface ParsedDocument {

    /** Raw bytes kept of a document that could not be read, at most. */
    int RAW_LIMIT = 64 * 1024;

    /** Weight of a document without its texts, and of each name or symbol in it. */
    long BASE = 500;

    long VALUE = 100;

    /** Returns where the document stood. */
    Position position();

    /** Returns about how many characters or bytes it holds in memory, for bounding what is held at once. */
    long weight();

    /**
     * A filing was read.
     *
     * @param warnings what was wrong with parts of the document that could be left out
     */
    record Observed(Position position, FilingObservation observation, List<String> warnings) implements ParsedDocument {

        public Observed {
            warnings = List.copyOf(warnings);
        }

        @Override
        public long weight() {
            int values = observation.getOwners().size()
                    + observation.getInventors().size()
                    + observation.getIpc().size()
                    + observation.getCpc().size()
                    + observation.getPublications().size()
                    + warnings.size();
            return BASE + length(observation.getTitle()) + length(observation.getAbstract$()) + values * VALUE;
        }

        private static long length(String text) {
            return text == null ? 0 : text.length();
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

        @Override
        public long weight() {
            return BASE + raw.length;
        }
    }

    /** The document is no filing and is not meant to be one. */
    record Skipped(Position position, String reason) implements ParsedDocument {

        @Override
        public long weight() {
            return BASE + reason.length();
        }
    }

    /** Reads one document; what it says wrongly, an IllegalArgumentException, rejects this document and no other. */
    static ParsedDocument read(Position position, byte[] raw, Supplier<ParsedDocument> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException impossible) {
            return new Rejected(position, impossible.getMessage(), raw);
        }
    }
}

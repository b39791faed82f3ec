package org.filingmonitor.producer.feed.jsonl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.filingmonitor.producer.feed.FilingDraft;

/** Reads when a source made a statement: a day, which stands for its beginning in UTC, or an instant. */
final class Revision {

    private Revision() {}

    /**
     * Reads a date or an instant.
     *
     * @param draft tells whether its date is possible
     * @throws IllegalArgumentException if the text is neither, or impossible
     */
    static Instant of(String text, FilingDraft draft) {
        if (!text.contains("T")) {
            return draft.date("revision", text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException(
                    "revision '" + text
                            + "' is neither a date such as 2025-07-17 nor a time such as 2025-07-17T09:30:00Z",
                    impossible);
        }
        draft.date("revision", LocalDate.ofInstant(instant, ZoneOffset.UTC).toString());
        return instant;
    }
}

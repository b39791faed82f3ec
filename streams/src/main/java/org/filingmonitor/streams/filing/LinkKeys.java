package org.filingmonitor.streams.filing;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.filing.FilingId;

/** The keys by which observations of an application meet those that name only its publication. */
final class LinkKeys {

    private LinkKeys() {}

    /**
     * Returns the ids that the filing had if only its documents, present or deleted, were known; the filing's own id where
     * no document is named, or nothing but one.
     *
     * @throws IllegalArgumentException if a document has no number
     */
    static Set<String> of(FilingObservation seen) {
        Set<String> keys = seen.getApplicationNumber() == null ? Set.of() : documents(seen);
        return keys.isEmpty() ? Set.of(seen.getId()) : keys;
    }

    private static Set<String> documents(FilingObservation seen) {
        return Stream.concat(seen.getPublications().stream(), seen.getDeletedPublications().stream())
                .map(FilingId::ofPublication)
                .collect(Collectors.toSet());
    }
}

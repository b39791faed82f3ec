package org.filingmonitor.streams;

import java.util.List;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;

/**
 * Gives generated observations, which are about a handful of filings, ids and publication numbers that no other world has:
 * so a long run goes through many short histories.
 *
 * @param number 0 to 9999
 */
record World(int number) {

    /** Returns the observation as it would be made in this world. */
    FilingObservation of(FilingObservation seen) {
        FilingObservation own = FilingObservation.newBuilder(seen)
                .setId(id(seen.getId()))
                .setPublications(documents(seen.getPublications()))
                .setDeletedPublications(documents(seen.getDeletedPublications()))
                .build();
        own.setApplicationNumber(
                seen.getApplicationNumber() == null ? null : own.getId().substring(3));
        return own;
    }

    private String id(String id) {
        return id.startsWith("-PUB-", 2)
                ? id + digits()
                : id.replaceFirst("\\d{0,5}(?<last>\\d)$", digits() + "${last}");
    }

    private List<Publication> documents(List<Publication> documents) {
        return documents.stream()
                .map(document -> new Publication(
                        document.getNumber().replaceFirst("^(?<number>..\\d+)", "${number}" + digits()),
                        document.getKind(),
                        document.getDate()))
                .toList();
    }

    private String digits() {
        return "1%04d".formatted(number);
    }
}

package org.filingmonitor.producer.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.KindCode;

/** The publications that an observation is a reading of. */
final class DocumentList {

    private static final int OFFICE_LENGTH = 2;

    private final List<Publication> documents = new ArrayList<>();

    void add(PublicationNumber number, LocalDate date) {
        documents.add(new Publication(number.toString(), number.kind(), date));
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    List<Publication> all() {
        return documents;
    }

    /** Returns the date of the first document that has one. */
    Optional<LocalDate> date() {
        return documents.stream()
                .map(Publication::getDate)
                .filter(Objects::nonNull)
                .findFirst();
    }

    boolean hasGrant() {
        return documents.stream()
                .anyMatch(one -> KindCode.isGrant(one.getNumber().substring(0, OFFICE_LENGTH), one.getKind()));
    }
}

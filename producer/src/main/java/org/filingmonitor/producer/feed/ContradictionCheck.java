package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;

/**
 * Warns of documents in one source that say different things about one filing, naming both. All of them go on: the merge
 * decides what holds, the same way in any order.
 */
final class ContradictionCheck implements DocumentReader {

    /** Filings remembered, at most: the oldest is forgotten first. */
    private static final int REMEMBERED = 5_000;

    private final DocumentReader documents;

    private final Map<String, Statement> earlier = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Statement> eldest) {
            return size() > REMEMBERED;
        }
    };

    ContradictionCheck(DocumentReader documents) {
        this.documents = documents;
    }

    @Override
    public ParsedDocument next() throws IOException {
        ParsedDocument document = documents.next();
        return document instanceof Observed observed ? check(observed) : document;
    }

    @Override
    public void close() throws IOException {
        documents.close();
    }

    private Observed check(Observed document) {
        Statement later = Statement.of(document);
        Statement first = earlier.putIfAbsent(document.observation().getId(), later);
        List<String> differing = first == null ? List.of() : differing(first, later);
        if (differing.isEmpty()) {
            return document;
        }
        List<String> warnings = new ArrayList<>(document.warnings());
        warnings.add("contradicts " + first.position() + " about "
                + document.observation().getId() + ": " + String.join("; ", differing));
        return new Observed(document.position(), document.observation(), warnings);
    }

    /**
     * Dates of filing and publication never change rightly; anything else may, from one revision to the next and from one
     * document to the next, as from an application to its grant.
     */
    private static List<String> differing(Statement first, Statement later) {
        List<String> differing = new ArrayList<>();
        compare(differing, "filed", first.filed(), later.filed());
        compare(differing, "first published", first.firstPublished(), later.firstPublished());
        for (Publication one : first.publications()) {
            later.publications().stream()
                    .filter(other -> other.getNumber().equals(one.getNumber()))
                    .forEach(other -> compare(differing, one.getNumber(), one.getDate(), other.getDate()));
        }
        if (first.revision().equals(later.revision()) && first.numbers().equals(later.numbers())) {
            compare(differing, "title", first.title(), later.title());
            compare(differing, "status", first.status(), later.status());
            compare(differing, "owners", first.owners(), later.owners());
            compare(differing, "IPC", first.ipc(), later.ipc());
        }
        return differing;
    }

    private static void compare(List<String> differing, String field, Object first, Object later) {
        boolean bothState = first != null && later != null && !first.equals(List.of()) && !later.equals(List.of());
        if (bothState && !Objects.equals(first, later)) {
            differing.add(field + " " + first + " there, " + later + " here");
        }
    }

    /** What is compared of a document. */
    private record Statement(
            Position position,
            LocalDate filed,
            LocalDate firstPublished,
            List<Publication> publications,
            Instant revision,
            String title,
            FilingStatus status,
            List<Owner> owners,
            List<String> ipc) {

        List<String> numbers() {
            return publications.stream().map(Publication::getNumber).toList();
        }

        static Statement of(Observed document) {
            FilingObservation observation = document.observation();
            return new Statement(
                    document.position(),
                    observation.getFiled(),
                    observation.getFirstPublished(),
                    observation.getPublications(),
                    observation.getRevision(),
                    observation.getTitle(),
                    observation.getStatus(),
                    observation.getOwners(),
                    observation.getIpc());
        }
    }
}

package org.filingmonitor.producer.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.filingmonitor.event.FilingObservation;
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

    private final Map<String, Observed> earlier = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Observed> eldest) {
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

    private Observed check(Observed later) {
        Observed first = earlier.putIfAbsent(later.observation().getId(), withoutText(later));
        List<String> differing = first == null ? List.of() : differing(first.observation(), later.observation());
        if (differing.isEmpty()) {
            return later;
        }
        List<String> warnings = new ArrayList<>(later.warnings());
        warnings.add("contradicts " + first.position() + " about "
                + later.observation().getId() + ": " + String.join("; ", differing));
        return new Observed(later.position(), later.observation(), warnings);
    }

    /** Dates of filing and publication never change rightly; anything else may, from one revision to the next. */
    private static List<String> differing(FilingObservation first, FilingObservation later) {
        List<String> differing = new ArrayList<>();
        compare(differing, "filed", first.getFiled(), later.getFiled());
        compare(differing, "first published", first.getFirstPublished(), later.getFirstPublished());
        for (Publication one : first.getPublications()) {
            later.getPublications().stream()
                    .filter(other -> other.getNumber().equals(one.getNumber()))
                    .forEach(other -> compare(differing, one.getNumber(), one.getDate(), other.getDate()));
        }
        if (first.getRevision().equals(later.getRevision())) {
            compare(differing, "title", first.getTitle(), later.getTitle());
            compare(differing, "status", first.getStatus(), later.getStatus());
            compare(differing, "owners", first.getOwners(), later.getOwners());
            compare(differing, "IPC", first.getIpc(), later.getIpc());
        }
        return differing;
    }

    private static void compare(List<String> differing, String field, Object first, Object later) {
        boolean bothState = first != null && later != null && !first.equals(List.of()) && !later.equals(List.of());
        if (bothState && !Objects.equals(first, later)) {
            differing.add(field + " " + first + " there, " + later + " here");
        }
    }

    private static Observed withoutText(Observed document) {
        FilingObservation bibliographic = FilingObservation.newBuilder(document.observation())
                .setAbstract$(null)
                .build();
        return new Observed(document.position(), bibliographic, List.of());
    }
}

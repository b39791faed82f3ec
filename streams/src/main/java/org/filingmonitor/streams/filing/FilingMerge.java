package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.Stated;
import org.filingmonitor.streams.state.StatedPublication;

/**
 * Merges what is stated about a filing into what holds of it. The result is the same for any order and repetition of the
 * statements: every part of the state is the greatest of a total order, or a union.
 */
final class FilingMerge {

    /** The later statement holds; on the same revision a document that is present does. */
    private static final Comparator<StatedPublication> STRENGTH = Comparator.comparingLong(
                    StatedPublication::getRevision)
            .thenComparing(StatedPublication::getPresent)
            .thenComparing(StatedPublication::getDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    private FilingMerge() {}

    /**
     * Returns what an observation states; it is counted nowhere yet.
     *
     * @param recordedAt record time of the observation
     */
    static FilingState stated(FilingObservation seen, Instant recordedAt) {
        return new FilingState(
                seen.getId(),
                seen.getOffice(),
                seen.getApplicationNumber(),
                fields(seen),
                publications(seen),
                recordedAt,
                List.of(seen.getFeed()),
                new Counted(List.of(), List.of(), null, List.of()));
    }

    /** Returns the same statements about an application. */
    static FilingState about(String id, FilingState stated) {
        ApplicationNumber application = FilingId.application(id);
        return new FilingState(
                id,
                application.office(),
                application.number(),
                stated.getFields(),
                stated.getPublications(),
                stated.getFirstSeenAt(),
                stated.getFeeds(),
                stated.getCounted());
    }

    /** Returns what both state together, about the filing that the first is about, counted where the first is. */
    static FilingState merge(FilingState one, FilingState other) {
        return new FilingState(
                one.getId(),
                one.getOffice(),
                one.getApplicationNumber(),
                fields(one.getFields(), other.getFields()),
                publications(one.getPublications(), other.getPublications()),
                other.getFirstSeenAt().isBefore(one.getFirstSeenAt()) ? other.getFirstSeenAt() : one.getFirstSeenAt(),
                union(one.getFeeds(), other.getFeeds()),
                one.getCounted());
    }

    private static Map<String, Stated> fields(FilingObservation seen) {
        Map<String, Stated> fields = new HashMap<>();
        long revision = seen.getRevision().toEpochMilli();
        for (FilingField field : FilingField.values()) {
            List<String> values = field.statedBy(seen);
            if (!values.isEmpty()) {
                fields.put(field.name(), new Stated(values, revision));
            }
        }
        return fields;
    }

    private static Map<String, Stated> fields(Map<String, Stated> one, Map<String, Stated> other) {
        Map<String, Stated> fields = new HashMap<>(one);
        other.forEach((name, stated) -> fields.merge(name, stated, FilingField.valueOf(name)::stronger));
        return fields;
    }

    private static List<StatedPublication> publications(FilingObservation seen) {
        Map<String, StatedPublication> documents = new TreeMap<>();
        seen.getPublications().forEach(document -> add(documents, stated(document, true, seen)));
        seen.getDeletedPublications().forEach(document -> add(documents, stated(document, false, seen)));
        return new ArrayList<>(documents.values());
    }

    private static List<StatedPublication> publications(List<StatedPublication> one, List<StatedPublication> other) {
        Map<String, StatedPublication> documents = new TreeMap<>();
        one.forEach(document -> documents.put(key(document), document));
        other.forEach(document -> add(documents, document));
        return new ArrayList<>(documents.values());
    }

    private static void add(Map<String, StatedPublication> documents, StatedPublication document) {
        documents.merge(key(document), document, (one, other) -> STRENGTH.compare(one, other) >= 0 ? one : other);
    }

    private static StatedPublication stated(Publication document, boolean present, FilingObservation seen) {
        return new StatedPublication(
                document.getNumber(),
                document.getKind(),
                document.getDate(),
                present,
                seen.getRevision().toEpochMilli());
    }

    private static String key(StatedPublication document) {
        return document.getKind() == null ? document.getNumber() : document.getNumber() + " " + document.getKind();
    }

    private static List<String> union(Collection<String> one, Collection<String> other) {
        TreeSet<String> union = new TreeSet<>(one);
        return union.addAll(other) ? List.copyOf(union) : List.copyOf(one);
    }
}

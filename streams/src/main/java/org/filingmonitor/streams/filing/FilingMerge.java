package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.streams.state.Counted;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.Stated;
import org.filingmonitor.streams.state.StatedPublication;

/**
 * Merges observations into what holds of a filing. The result is the same for any order and repetition of the
 * observations: every part of the state is the greatest of a total order, or a union.
 */
final class FilingMerge {

    /** The later statement holds; on the same revision a document that is present does. */
    private static final Comparator<StatedPublication> STRENGTH = Comparator.comparingLong(
                    StatedPublication::getRevision)
            .thenComparing(StatedPublication::getPresent)
            .thenComparing(StatedPublication::getDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    private FilingMerge() {}

    /**
     * Returns a new state that holds what was held and what was seen.
     *
     * @param held the state so far, or null for a filing never seen
     * @param recordedAt record time of the observation
     */
    static FilingState merge(FilingState held, FilingObservation seen, Instant recordedAt) {
        FilingState merged = held == null
                ? unseen(seen, recordedAt)
                : FilingState.newBuilder(held).build();
        merged.setFields(fields(merged.getFields(), seen));
        merged.setPublications(publications(merged.getPublications(), seen));
        if (recordedAt.isBefore(merged.getFirstSeenAt())) {
            merged.setFirstSeenAt(recordedAt);
        }
        TreeSet<String> feeds = new TreeSet<>(merged.getFeeds());
        feeds.add(seen.getFeed());
        merged.setFeeds(List.copyOf(feeds));
        return merged;
    }

    private static FilingState unseen(FilingObservation seen, Instant recordedAt) {
        return FilingState.newBuilder()
                .setId(seen.getId())
                .setOffice(seen.getOffice())
                .setApplicationNumber(seen.getApplicationNumber())
                .setFirstSeenAt(recordedAt)
                .setCounted(Counted.newBuilder().build())
                .build();
    }

    private static Map<String, Stated> fields(Map<String, Stated> held, FilingObservation seen) {
        Map<String, Stated> fields = new HashMap<>(held);
        long revision = seen.getRevision().toEpochMilli();
        for (FilingField field : FilingField.values()) {
            List<String> values = field.statedBy(seen);
            if (!values.isEmpty()) {
                fields.merge(field.name(), new Stated(values, revision), field::stronger);
            }
        }
        return fields;
    }

    private static List<StatedPublication> publications(List<StatedPublication> held, FilingObservation seen) {
        Map<String, StatedPublication> documents = new TreeMap<>();
        held.forEach(document -> documents.put(key(document), document));
        seen.getPublications().forEach(document -> add(documents, stated(document, true, seen)));
        seen.getDeletedPublications().forEach(document -> add(documents, stated(document, false, seen)));
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
}

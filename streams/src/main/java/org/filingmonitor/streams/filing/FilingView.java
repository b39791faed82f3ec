package org.filingmonitor.streams.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.KindCode;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.Stated;
import org.filingmonitor.streams.state.StatedPublication;

/** Shows the filing that a state amounts to. */
final class FilingView {

    private static final Comparator<Publication> EARLIEST_FIRST = Comparator.comparing(
                    Publication::getDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Publication::getNumber);

    private FilingView() {}

    /** Returns the filing, complete with its publications, its date of first publication, its revision and whether it is deleted. */
    static Filing of(FilingState state) {
        Filing filing = Filing.newBuilder()
                .setId(state.getId())
                .setOffice(state.getOffice())
                .setApplicationNumber(state.getApplicationNumber())
                .setFirstSeenAt(state.getFirstSeenAt())
                .setFeeds(state.getFeeds())
                .build();
        state.getFields().forEach((name, stated) -> FilingField.valueOf(name).show(filing, stated.getValues()));
        filing.setPublications(publications(state));
        filing.setDeleted(
                filing.getPublications().isEmpty() && !state.getPublications().isEmpty());
        filing.setFirstPublished(firstPublished(filing));
        if (filing.getDeleted()) {
            filing.setDeletedPublications(deletedPublications(state));
        }
        filing.setRevision(revision(state));
        return filing;
    }

    /** Those that are only hidden, being listed under a kind code too, would come to light if they were restated. */
    private static List<Publication> deletedPublications(FilingState state) {
        return state.getPublications().stream()
                .filter(document -> !document.getPresent())
                .map(FilingView::publication)
                .collect(Collectors.toList());
    }

    private static Instant revision(FilingState state) {
        LongStream fields = state.getFields().values().stream().mapToLong(Stated::getRevision);
        LongStream documents = state.getPublications().stream().mapToLong(StatedPublication::getRevision);
        return Instant.ofEpochMilli(LongStream.concat(fields, documents).max().orElse(0));
    }

    private static Publication publication(StatedPublication document) {
        return new Publication(document.getNumber(), document.getKind(), document.getDate());
    }

    private static List<Publication> publications(FilingState state) {
        Set<String> withKind = state.getPublications().stream()
                .filter(document -> document.getKind() != null)
                .map(document -> KindCode.without(document.getNumber(), document.getKind()))
                .collect(Collectors.toSet());
        return state.getPublications().stream()
                .filter(document -> document.getKind() != null || !withKind.contains(document.getNumber()))
                .filter(StatedPublication::getPresent)
                .map(FilingView::publication)
                .sorted(EARLIEST_FIRST)
                .collect(Collectors.toList());
    }

    private static LocalDate firstPublished(Filing filing) {
        return Stream.concat(
                        Stream.of(filing).map(Filing::getFirstPublished),
                        filing.getPublications().stream().map(Publication::getDate))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}

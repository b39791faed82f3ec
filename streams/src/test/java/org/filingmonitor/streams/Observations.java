package org.filingmonitor.streams;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.GeneratedRecords;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;

/**
 * Generates observations that collide: few filings, owners, symbols, dates and revisions, so that corrections,
 * contradictions, grants, changes of owner, deletions, repetitions and documents that name no application all happen often.
 */
public final class Observations {

    static {
        GeneratedRecords.enable();
    }

    private static final List<String> OWNERS =
            List.of("Alipay (Hangzhou) Co., Ltd.", "ALIPAY (HANGZHOU) CO., LTD.", "Tsinghua University", "--");
    private static final List<String> SYMBOLS = List.of("G06F 21/62", "G06F 21/60", "G06N 20/00", "H04L 9/32", "G06Q");
    private static final List<String> NUMBERS = List.of("US7", "US8", "CN9");
    private static final List<String> DATES =
            List.of("2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2024-03-31");

    private Observations() {}

    /** Observations of a handful of filings, some of which are known only by a publication. */
    public static Arbitrary<FilingObservation> ofSeveralFilings() {
        Arbitrary<FilingObservation> applications = Arbitraries.of("US-1", "US-2", "WO-CN2024000001", "CN-202010041565")
                .flatMap(Observations::of);
        Arbitrary<FilingObservation> publications = Arbitraries.of(NUMBERS).flatMap(Observations::ofPublication);
        return Arbitraries.frequencyOf(Tuple.of(3, applications), Tuple.of(2, publications));
    }

    /** Observations of one filing. */
    public static Arbitrary<FilingObservation> of(String id) {
        return of(id, id.substring(3), Arbitraries.of(NUMBERS));
    }

    /** Observations of one publication that do not name its application. */
    private static Arbitrary<FilingObservation> ofPublication(String number) {
        return of(number.substring(0, 2) + "-PUB-" + number.substring(2), null, Arbitraries.just(number));
    }

    private static Arbitrary<FilingObservation> of(
            String id, String applicationNumber, Arbitrary<String> publicationNumbers) {
        Arbitrary<Set<Owner>> owners =
                Arbitraries.of(OWNERS).map(name -> new Owner(name, null)).set().ofMaxSize(3);
        Arbitrary<Set<Publication>> documents =
                documents(publicationNumbers).set().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of(SYMBOLS).set().ofMaxSize(3),
                        owners,
                        dates().injectNull(0.4),
                        documents,
                        documents,
                        Arbitraries.of(FilingStatus.class).injectNull(0.3),
                        Arbitraries.of("2024-01-01", "2024-02-01", "2024-03-01"),
                        Arbitraries.of("one", "two"))
                .as((ipc, names, first, present, deleted, status, revision, feed) -> FilingObservation.newBuilder()
                        .setId(id)
                        .setOffice(id.substring(0, 2))
                        .setApplicationNumber(applicationNumber)
                        .setIpc(List.copyOf(ipc))
                        .setOwners(List.copyOf(names))
                        .setFirstPublished(first)
                        .setPublications(List.copyOf(present))
                        .setDeletedPublications(List.copyOf(deleted))
                        .setStatus(status)
                        .setRevision(Instant.parse(revision + "T00:00:00Z"))
                        .setFeed(feed)
                        .build());
    }

    private static Arbitrary<Publication> documents(Arbitrary<String> numbers) {
        Arbitrary<String> kinds = Arbitraries.of("A1", "B2").injectNull(0.3);
        return Combinators.combine(numbers, kinds, dates().injectNull(0.1))
                .as((number, kind, date) -> new Publication(number + (kind == null ? "" : kind), kind, date));
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.of(DATES).map(LocalDate::parse);
    }
}

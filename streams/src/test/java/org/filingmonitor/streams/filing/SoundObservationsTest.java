package org.filingmonitor.streams.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.filingmonitor.streams.Observation.observation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.streams.count.CountDeltas;
import org.filingmonitor.streams.count.CountKeys;
import org.filingmonitor.streams.filing.SoundObservations.Unsound;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.PublicationLink;
import org.junit.jupiter.api.Test;

class SoundObservationsTest {

    private static final Instant RECORDED = Instant.parse("2024-06-01T00:00:00Z");

    /** Later steps have no dead letters: nothing that passes may fail there. */
    @Property(tries = 2000)
    void whatPassesCanBeLinkedMergedShownAndCounted(
            @ForAll("anything") FilingObservation one, @ForAll("anything") FilingObservation other) {
        Assume.that(passes(one) && passes(other));
        FilingState merged = FilingMerge.merge(FilingMerge.stated(one, RECORDED), FilingMerge.stated(other, RECORDED));
        Filing filing = FilingView.of(merged);

        assertThat(filing.getId()).isEqualTo(one.getId());
        assertThat(FilingChanges.between(null, filing, RECORDED, false)).isPresent();
        assertThat(CountDeltas.between(CountKeys.of(null), CountKeys.of(filing)).isEmpty())
                .isEqualTo(filing.getDeleted());
        for (String key : LinkKeys.of(other)) {
            PublicationLink known = new PublicationLink(List.of(), FilingMerge.stated(one, RECORDED));
            FilingStatement statement = new FilingStatement(FilingMerge.stated(other, RECORDED), null, false);
            Linking.of(key, known, statement).statements().forEach((id, told) -> assertThat(
                            told.getState() == null
                                    ? key
                                    : FilingView.of(told.getState()).getId())
                    .isEqualTo(id));
        }
    }

    @Provide
    Arbitrary<FilingObservation> anything() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(4);
        Arbitrary<LocalDate> dates = Arbitraries.of("1790-01-01", "1789-12-31", "2024-06-02", "2024-06-03")
                .map(LocalDate::parse)
                .injectNull(0.5);
        Arbitrary<List<Publication>> documents = Combinators.combine(
                        text.map(number -> "US" + number), text.injectNull(0.3), dates)
                .as(Publication::new)
                .list()
                .ofMaxSize(2);
        Arbitrary<List<String>> symbols =
                Arbitraries.of("G06F 21/62", "G06Q", "H", "0202", "").list().ofMaxSize(2);
        return Combinators.combine(
                        text.injectNull(0.3),
                        dates,
                        documents,
                        documents,
                        text.list().ofMaxSize(2),
                        symbols,
                        Arbitraries.of(FilingStatus.class).injectNull(0.3),
                        Arbitraries.longs().map(Instant::ofEpochMilli))
                .as((number, date, present, deleted, names, ipc, status, revision) -> FilingObservation.newBuilder()
                        .setId(number == null ? "US-PUB-1" : "US-" + number)
                        .setOffice("US")
                        .setApplicationNumber(number)
                        .setFiled(date)
                        .setPublications(present)
                        .setDeletedPublications(deleted)
                        .setOwners(names.stream()
                                .map(name -> new Owner(name, name))
                                .toList())
                        .setInventors(names)
                        .setIpc(ipc)
                        .setStatus(status)
                        .setRevision(revision)
                        .setFeed("test")
                        .build());
    }

    private static boolean passes(FilingObservation seen) {
        try {
            check(seen);
            return true;
        } catch (Unsound e) {
            return false;
        }
    }

    @Test
    void anIdMustBeThatOfTheApplicationOrOfThePublication() {
        check(observation("US-1").seen());
        check(observation("US-PUB-1").seen());
        refuses(seen("US-2", "US", "1"), "'US-2' must be office 'US', a dash and application number '1'");
        refuses(seen("US-PUB-1", "US", "PUB-1"), "'US-PUB-1' must be office");
        refuses(seen("U-S-1", "U-S", "1"), "'U-S-1' must be office");
        refuses(seen("US-1", "US", null), "'US-1' must be US-PUB-NUMBER");
        refuses(seen("US-PUB-1", "CN", null), "'US-PUB-1' must be CN-PUB-NUMBER");
    }

    @Test
    void aDocumentMustHaveANumber() {
        refuses(observation("US-1").document("USB2", "B2", null).seen(), "'USB2' is no publication number");
        refuses(observation("US-1").deleted("", null, null).seen(), "'' is no publication number");
    }

    private static FilingObservation seen(String id, String office, String number) {
        return FilingObservation.newBuilder(observation("US-1").seen())
                .setId(id)
                .setOffice(office)
                .setApplicationNumber(number)
                .build();
    }

    private static void refuses(FilingObservation seen, String reason) {
        assertThatThrownBy(() -> check(seen)).isInstanceOf(Unsound.class).hasMessageContaining(reason);
    }

    private static void check(FilingObservation seen) {
        SoundObservations.check(seen.getId(), seen, RECORDED);
    }
}

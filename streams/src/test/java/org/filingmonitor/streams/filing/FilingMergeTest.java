package org.filingmonitor.streams.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.filingmonitor.streams.Observation;
import org.filingmonitor.streams.Observations;
import org.filingmonitor.streams.state.FilingState;
import org.junit.jupiter.api.Test;

class FilingMergeTest {

    private static final Instant RECORDED = Instant.parse("2024-06-01T00:00:00Z");

    @Provide
    Arbitrary<List<FilingObservation>> observations() {
        return Observations.of("US-1").list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Random> shuffles() {
        return Arbitraries.randoms();
    }

    @Property(tries = 1000)
    void isTheSameInAnyOrderAndWithAnyRepetition(
            @ForAll("observations") List<FilingObservation> seen, @ForAll("shuffles") Random random) {
        List<FilingObservation> again = new ArrayList<>(seen);
        again.addAll(seen.subList(0, random.nextInt(seen.size() + 1)));
        Collections.shuffle(again, random);

        assertThat(merged(again)).isEqualTo(merged(seen));
    }

    @Property(tries = 1000)
    void mergesStatesInAnyGrouping(
            @ForAll("observations") List<FilingObservation> seen, @ForAll("shuffles") Random random) {
        List<FilingState> parts = new ArrayList<>(seen.stream()
                .map(one -> FilingMerge.stated(one, RECORDED.plusSeconds(random.nextInt(9))))
                .toList());
        FilingState inTurn = parts.stream().reduce(FilingMerge::merge).orElseThrow();
        while (parts.size() > 1) {
            FilingState one = parts.remove(random.nextInt(parts.size()));
            FilingState other = parts.remove(random.nextInt(parts.size()));
            parts.add(FilingMerge.merge(one, other));
        }
        assertThat(parts).containsExactly(inTurn);
        assertThat(FilingMerge.merge(inTurn, inTurn)).isEqualTo(inTurn);
    }

    @Property(tries = 200)
    void firstSeenIsTheEarliestRecordTimeInAnyOrder(@ForAll("shuffles") Random random) {
        List<Instant> times = new ArrayList<>(List.of(RECORDED, RECORDED.plusSeconds(1), RECORDED.plusSeconds(2)));
        Collections.shuffle(times, random);
        FilingState state = null;
        for (Instant time : times) {
            state = merged(state, observation("US-1").seen(), time);
        }
        assertThat(state.getFirstSeenAt()).isEqualTo(RECORDED);
    }

    @Test
    void keepsTheLaterRevisionWhicheverCameFirst() {
        Observation early = observation("US-1").title("Old").revision("2024-01-01");
        Observation late = observation("US-1").title("New").revision("2024-01-02");

        assertThat(filing(early, late).getTitle()).isEqualTo("New");
        assertThat(filing(late, early).getTitle()).isEqualTo("New");
    }

    @Test
    void keepsWhatALaterObservationDoesNotState() {
        Filing filing = filing(
                observation("US-1").title("Title").ipc("G06N 3/08").revision("2024-01-01"),
                observation("US-1").title(" ").status(FilingStatus.UNKNOWN).revision("2024-01-02"));

        assertThat(filing.getTitle()).isEqualTo("Title");
        assertThat(filing.getIpc()).containsExactly("G06N 3/08");
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.PENDING);
    }

    @Test
    void takesTheFurtherStatusOnTheSameRevision() {
        Filing filing = filing(
                observation("US-1").status(FilingStatus.LAPSED),
                observation("US-1").status(FilingStatus.IN_FORCE),
                observation("US-1").status(FilingStatus.PENDING));

        assertThat(filing.getStatus()).isEqualTo(FilingStatus.LAPSED);
    }

    @Test
    void isOneFilingWithTwoPublicationsWhenTheGrantComesFirst() {
        Filing filing = filing(
                observation("CN-202010223005")
                        .document("CN111447221B", "B", "2022-07-19")
                        .status(FilingStatus.IN_FORCE)
                        .revision("2022-07-19"),
                observation("CN-202010223005")
                        .document("CN111447221A", "A", "2020-07-24")
                        .status(FilingStatus.PENDING)
                        .revision("2020-07-24"));

        assertThat(filing.getPublications()).extracting(Publication::getKind).containsExactly("A", "B");
        assertThat(filing.getFirstPublished()).isEqualTo(LocalDate.parse("2020-07-24"));
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
    }

    @Test
    void absorbsAPublicationWithoutKindInTheSameOneWithKind() {
        Filing filing = filing(
                observation("WO-CN2025070194").document("WO2025146094", null, "2025-07-10"),
                observation("WO-CN2025070194").document("WO2025146094A1", "A1", "2025-07-10"));

        assertThat(filing.getPublications()).extracting(Publication::getNumber).containsExactly("WO2025146094A1");
    }

    @Test
    void takesOutAnAbsorbedPublicationTogetherWithTheOneThatAbsorbedIt() {
        Filing filing = filing(
                observation("WO-CN2025070194").document("WO2025146094", null, "2025-07-10"),
                observation("WO-CN2025070194")
                        .deleted("WO2025146094A1", "A1", "2025-07-10")
                        .revision("2025-08-01"));

        assertThat(filing.getPublications()).isEmpty();
        assertThat(filing.getDeleted()).isTrue();
    }

    @Test
    void bringsADeletedPublicationBackWithALaterRevisionOrOnTheSame() {
        Observation created =
                observation("US-1").document("US7B2", "B2", "2024-01-02").revision("2024-01-02");
        Observation deleted =
                observation("US-1").deleted("US7B2", "B2", "2024-01-02").revision("2024-01-05");
        Observation again =
                observation("US-1").document("US7B2", "B2", "2024-01-02").revision("2024-01-05");

        assertThat(filing(created, deleted).getDeleted()).isTrue();
        assertThat(filing(deleted, created).getDeleted()).isTrue();
        assertThat(filing(again, deleted, created).getDeleted()).isFalse();
    }

    @Test
    void isPublishedFirstOnTheEarliestOfStatedDateAndDocuments() {
        Filing filing = filing(
                observation("US-1").published("2024-02-02"), observation("US-1").document("US7B2", "B2", "2024-03-03"));

        assertThat(filing.getFirstPublished()).isEqualTo(LocalDate.parse("2024-02-02"));
    }

    private static Filing filing(Observation... seen) {
        return FilingView.of(
                merged(List.of(seen).stream().map(Observation::seen).toList()));
    }

    private static FilingState merged(List<FilingObservation> seen) {
        FilingState state = null;
        for (FilingObservation observation : seen) {
            state = merged(state, observation, RECORDED);
        }
        return state;
    }

    private static FilingState merged(FilingState held, FilingObservation seen, Instant recordedAt) {
        FilingState stated = FilingMerge.stated(seen, recordedAt);
        return held == null ? stated : FilingMerge.merge(held, stated);
    }
}

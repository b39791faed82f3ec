package org.filingmonitor.producer.feed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.IpcSymbol;
import org.filingmonitor.filing.KindCode;
import org.filingmonitor.filing.OwnerName;
import org.filingmonitor.producer.feed.PublicationNumber;
import org.junit.jupiter.api.Test;

class SimulatedFilingsTest {

    private static final int MANY = 100_000;

    @Property(tries = 500)
    void isAPureFunctionOfSeedAndIndexAndNeverLooksReal(
            @ForAll @IntRange(max = Simulation.LAST_SEED) int seed,
            @ForAll @LongRange(max = 10_000_000_000L) long index) {
        FilingObservation one = new SimulatedFilings(seed).observation(index);

        assertThat(one).isEqualTo(new SimulatedFilings(seed).observation(index));
        assertThat(one.getFeed()).isEqualTo("simulated:" + seed);
        assertThat(one.getTitle()).startsWith("SIMULATED ");
        assertThat(one.getOwners())
                .allSatisfy(owner -> assertThat(owner.getName()).endsWith(" (SIMULATED)"));
        assertThat(one.getApplicationNumber()).matches("SIM\\d{16}");
        assertThat(one.getId()).isEqualTo(one.getOffice() + "-" + one.getApplicationNumber());
        assertThat(ApplicationNumber.of(one.getOffice(), one.getApplicationNumber()))
                .isEqualTo(new ApplicationNumber(one.getOffice(), one.getApplicationNumber()));
    }

    @Property(tries = 500)
    void datesAreInOrderAndNeverInTheFuture(@ForAll @LongRange(max = 1L << 40) long index) {
        LocalDate latest = LocalDate.of(2024, 2, 29);
        FilingObservation one = new SimulatedFilings(7, latest).observation(index);

        for (Publication publication : one.getPublications()) {
            assertThat(publication.getDate()).isBetween(latest.minusDays(364), latest);
            assertThat(one.getRevision()).isEqualTo(publication.getDate() + "T00:00:00Z");
            PublicationNumber number = PublicationNumber.of(publication.getNumber());
            assertThat(number.office()).isEqualTo(one.getOffice());
            assertThat(number.kind()).isEqualTo(publication.getKind());
        }
        if (one.getFiled() != null) {
            assertThat(one.getFiled()).isBefore(one.getPublications().get(0).getDate());
        }
    }

    @Test
    void bringsNineFilingsAndThenAChangeOfAnEarlierOne() {
        Set<String> known = new HashSet<>();
        SimulatedFilings filings = new SimulatedFilings(3);

        for (long index = 0; index < 10_000; index++) {
            FilingObservation one = filings.observation(index);
            assertThat(known.add(one.getId())).as("document %d is first", index).isEqualTo(index % 10 != 9);
        }
        assertThat(known).hasSize(9_000);
    }

    @Test
    void hasFourSymbolsAndAboutTwelveHundredCharactersAFiling() {
        List<FilingObservation> first = firsts(1);

        assertThat(first).allSatisfy(one -> {
            assertThat(one.getIpc()).hasSize(4).doesNotHaveDuplicates();
            assertThat(one.getIpc())
                    .allSatisfy(symbol -> assertThat(IpcSymbol.of(symbol)).hasToString(symbol));
            assertThat(one.getTitle().length() + one.getAbstract$().length()).isBetween(1100, 1400);
        });
        double average = first.stream()
                .mapToInt(one -> one.getTitle().length() + one.getAbstract$().length())
                .average()
                .orElseThrow();
        assertThat(average).isBetween(1150.0, 1250.0);
    }

    @Test
    void bringsGrantsAmendmentsAndWithdrawalsOfSeveralOffices() {
        SimulatedFilings filings = new SimulatedFilings(1);
        List<FilingObservation> later = LongStream.range(0, MANY)
                .filter(index -> index % 10 == 9)
                .mapToObj(filings::observation)
                .toList();

        Map<FilingStatus, Long> statuses = later.stream()
                .filter(one -> one.getStatus() != null)
                .collect(Collectors.groupingBy(FilingObservation::getStatus, Collectors.counting()));
        assertThat(statuses.get(FilingStatus.IN_FORCE)).isBetween(3_500L, 5_000L);
        assertThat(statuses.get(FilingStatus.WITHDRAWN)).isBetween(1_500L, 2_500L);
        assertThat(later.stream().filter(one -> one.getStatus() == null)).hasSizeBetween(3_000, 5_000);
        assertThat(later.stream().filter(one -> one.getStatus() == FilingStatus.IN_FORCE))
                .allSatisfy(one -> assertThat(one.getPublications())
                        .allMatch(document -> KindCode.isGrant(one.getOffice(), document.getKind())));
        assertThat(firsts(1).stream().map(FilingObservation::getOffice).distinct())
                .containsExactlyInAnyOrder("CN", "US", "WO", "JP", "KR", "EP", "DE");
        assertThat(firsts(1)).allSatisfy(one -> assertThat(one.getPublications())
                .noneMatch(document -> KindCode.isGrant(one.getOffice(), document.getKind())));
    }

    @Test
    void namesTwentyThousandOwnersNoTwoOfWhichAreTakenForOne() {
        assertThat(IntStream.rangeClosed(1, SimulatedOwners.COUNT)
                        .mapToObj(SimulatedOwners::name)
                        .map(OwnerName::normalised)
                        .distinct())
                .hasSize(20_000);
    }

    /** The share of rank k is 1 / (k H), where H is the sum of 1/k over all ranks. */
    @Test
    void drawsOwnersByZipfsLaw() {
        double all = IntStream.rangeClosed(1, SimulatedOwners.COUNT)
                .mapToDouble(rank -> 1.0 / rank)
                .sum();
        List<FilingObservation> first = firsts(1);
        Map<String, Long> filings = first.stream()
                .flatMap(one -> one.getOwners().stream())
                .collect(Collectors.groupingBy(Owner::getName, Collectors.counting()));

        for (int rank : new int[] {1, 2, 3, 5, 10, 30, 100}) {
            double expected = first.size() / (rank * all);
            // Five standard deviations of a Poisson distribution.
            assertThat((double) filings.get(SimulatedOwners.name(rank)))
                    .as("filings of the owner at rank %d", rank)
                    .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected));
        }
        assertThat(filings.size()).isBetween(8_000, 20_000);
    }

    @Test
    void differsBySeed() {
        assertThat(Stream.of(1, 2, 3).flatMap(seed -> firsts(seed).stream()).map(FilingObservation::getId))
                .doesNotHaveDuplicates();
        assertThat(new SimulatedFilings(1).observation(5).getTitle())
                .isNotEqualTo(new SimulatedFilings(2).observation(5).getTitle());
    }

    /** What was published under a seed must stay what it was, or else restarts and recounts go wrong. */
    @Test
    void staysAsItWasReleased() {
        FilingObservation one = new SimulatedFilings(1).observation(0);

        assertThat(one.getId()).isEqualTo("KR-SIM0000010000000000");
        assertThat(one.getTitle())
                .isEqualTo("SIMULATED modular thermal plate for ageing estimation with a second interface");
        assertThat(one.getOwners()).containsExactly(new Owner("Larchmont Batteries Ltd (SIMULATED)", "KR"));
        assertThat(one.getIpc()).containsExactly("H01M 10/0562", "B60L 53/10", "H01M 10/42", "H02J 7/00");
        assertThat(one.getFiled()).isEqualTo("2023-09-29");
        assertThat(one.getPublications())
                .containsExactly(new Publication("KRSIM0000010000000000A", "A", LocalDate.parse("2024-12-25")));
    }

    private static List<FilingObservation> firsts(int seed) {
        SimulatedFilings filings = new SimulatedFilings(seed);
        return LongStream.range(0, MANY)
                .filter(index -> index % 10 != 9)
                .mapToObj(filings::observation)
                .toList();
    }
}

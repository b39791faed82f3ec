package org.filingmonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that name only a publication find their application, whichever comes first. */
class LinkedFilingsTest {

    private final TopologyRun run = new TopologyRun();

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void movesAFilingFromItsPublicationToItsApplication() {
        run.observe(abstractOnly().title("Wheel").seen());
        run.observe(observation("CN-202010041565")
                .document("CN111275445A", "A", "2020-06-12")
                .seen());

        assertThat(run.filings()).containsOnlyKeys("CN-202010041565");
        assertThat(run.filings().get("CN-202010041565").getTitle()).isEqualTo("Wheel");
        assertThat(run.counts()).isEqualTo(Recount.of(run.filings().values()));
        List<FilingChange> changes = run.changes();
        assertThat(changes)
                .extracting(FilingChange::getFacts)
                .containsExactlyInAnyOrder(List.of("NEW"), List.of(), List.of());
        Filing alone = changes.get(0).getAfter();
        assertThat(alone.getId()).isEqualTo("CN-PUB-111275445");
        assertThat(alone.getApplicationNumber()).isNull();
        assertTakesOver("CN-202010041565", alone, changes.subList(1, 3));
    }

    @Test
    void keepsTheApplicationsIdentityWhicheverComesFirst() {
        run.observe(observation("US-18000001")
                .document("WO2025146094", null, "2025-07-10")
                .seen());
        run.observe(observation("WO-PUB-2025146094").title("Wheel").seen());

        Filing filing = run.filings().get("US-18000001");
        assertThat(filing.getOffice()).isEqualTo("US");
        assertThat(filing.getApplicationNumber()).isEqualTo("18000001");
        assertThat(filing.getTitle()).isEqualTo("Wheel");
        assertThat(run.filings()).hasSize(1);
    }

    @Test
    void anApplicationThatWasKnownWithoutItsPublicationKeepsItsOwnStateAsBefore() {
        run.observe(observation("CN-202010041565").title("Axle").seen());
        run.observe(abstractOnly().status(FilingStatus.IN_FORCE).seen());
        run.observe(observation("CN-202010041565")
                .document("CN111275445A", "A", "2020-06-12")
                .seen());

        FilingChange linking = run.changes().stream()
                .filter(change -> change.getFacts().contains("STATUS"))
                .findFirst()
                .orElseThrow();
        assertThat(linking.getBefore().getId()).isEqualTo("CN-202010041565");
        assertThat(linking.getFacts()).containsExactly("GRANTED", "STATUS");
        assertThat(run.filings()).containsOnlyKeys("CN-202010041565");
    }

    @Test
    void aDeletedDocumentNamesItsApplicationToo() {
        run.observe(abstractOnly().title("Wheel").seen());
        run.observe(observation("CN-202010041565")
                .deleted("CN111275445A", "A", "2020-06-12")
                .revision("2024-02-01")
                .seen());

        assertThat(run.filings()).containsOnlyKeys("CN-202010041565");
        assertThat(run.filings().get("CN-202010041565").getDeleted()).isTrue();
        assertThat(run.storedCounts()).isEmpty();
    }

    @Test
    void severalApplicationsThatNameAPublicationAreToldAllOfIt() {
        run.observe(observation("US-1").document("US7B2", "B2", "2024-01-02").seen());
        run.observe(observation("US-PUB-7").title("Wheel").seen());
        run.observe(observation("US-2").document("US7A1", "A1", "2024-01-02").seen());

        assertThat(run.filings()).containsOnlyKeys("US-1", "US-2");
        assertThat(run.filings().values()).extracting(Filing::getTitle).containsOnly("Wheel");
    }

    @Test
    void everyDocumentOfAnObservationLinks() {
        run.observe(observation("US-PUB-7").title("Wheel").seen());
        run.observe(observation("US-PUB-8").ipc("B60B 1/00").seen());
        run.observe(observation("US-1")
                .document("US7A1", "A1", "2024-01-02")
                .document("US8B2", "B2", "2024-03-02")
                .seen());

        assertThat(run.filings()).containsOnlyKeys("US-1");
        Filing filing = run.filings().get("US-1");
        assertThat(filing.getTitle()).isEqualTo("Wheel");
        assertThat(filing.getIpc()).containsExactly("B60B 1/00");
        assertThat(filing.getPublications()).extracting(Publication::getKind).containsExactly("A1", "B2");
    }

    @Test
    void wasFirstSeenWhenItsPublicationWasAndKeepsBothFeeds() {
        Instant first = Instant.parse("2024-06-01T00:00:00Z");
        run.observe(abstractOnly().feed("pages").seen(), first);
        run.observe(
                observation("CN-202010041565")
                        .document("CN111275445A", "A", "2020-06-12")
                        .feed("portfolio")
                        .seen(),
                first.plusSeconds(60));

        Filing filing = run.filings().get("CN-202010041565");
        assertThat(filing.getFirstSeenAt()).isEqualTo(first);
        assertThat(filing.getFeeds()).containsExactly("pages", "portfolio");
        assertThat(run.changes())
                .extracting(FilingChange::getRecordedAt)
                .containsExactlyInAnyOrder(first, first.plusSeconds(60), first.plusSeconds(60));
    }

    @Test
    void aChangeIsHistoryIfTheObservationThatBroughtItWas() {
        run.observe(abstractOnly().history().seen());
        run.observe(observation("CN-202010041565")
                .document("CN111275445A", "A", "2020-06-12")
                .seen());
        run.observe(abstractOnly().title("Wheel").history().seen());

        assertThat(run.changes()).extracting(FilingChange::getHistory).containsExactly(true, false, false, true);
    }

    private static Observation abstractOnly() {
        return observation("CN-PUB-111275445").document("CN111275445A", "A", null);
    }

    static void assertTakesOver(String application, Filing living, List<FilingChange> changes) {
        assertThat(changes).extracting(FilingChange::getBefore).containsOnly(living);
        assertThat(changes)
                .extracting(change ->
                        change.getAfter() == null ? null : change.getAfter().getId())
                .containsExactlyInAnyOrder(application, null);
    }
}

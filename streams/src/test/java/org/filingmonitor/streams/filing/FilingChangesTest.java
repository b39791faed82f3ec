package org.filingmonitor.streams.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.streams.Observation.observation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.streams.Observation;
import org.junit.jupiter.api.Test;

class FilingChangesTest {

    private static final Instant RECORDED = Instant.parse("2024-06-01T00:00:00Z");

    @Test
    void aFilingNeverSeenIsNew() {
        assertThat(facts(null, observation("US-1"))).containsExactly("NEW");
    }

    @Test
    void aFilingFirstSeenAtItsGrantIsNewAndGranted() {
        Observation grant = observation("US-1").document("US7B2", "B2", "2024-01-02");
        assertThat(facts(null, grant)).containsExactly("GRANTED", "NEW");
    }

    @Test
    void aGrantAfterTheApplicationIsPublishedAndGranted() {
        Observation application = observation("US-1").document("US1A1", "A1", "2023-01-05");
        Observation both = observation("US-1")
                .document("US1A1", "A1", "2023-01-05")
                .document("US7B2", "B2", "2024-01-02")
                .status(FilingStatus.IN_FORCE);
        assertThat(facts(application, both)).containsExactly("GRANTED", "PUBLISHED:US7B2", "STATUS");
    }

    @Test
    void anInternationalApplicationInForceIsNotGranted() {
        Observation pct = observation("WO-CN2025070194").status(FilingStatus.IN_FORCE);
        assertThat(facts(null, pct)).containsExactly("NEW");
    }

    @Test
    void namesEachTransition() {
        Observation before =
                observation("US-1").owners("One Ltd").ipc("G06F 21/62").title("A");
        Observation after =
                observation("US-1").owners("Two Ltd").ipc("G06N 3/08").title("B");
        assertThat(facts(before, after)).containsExactly("OWNER", "CLASSIFIED", "AMENDED");
    }

    @Test
    void anotherSpellingOfTheOwnerIsAChangeWithoutAFact() {
        Observation before = observation("US-1").owners("One, Ltd.");
        Observation after = observation("US-1").owners("ONE LTD");
        assertThat(facts(before, after)).isEmpty();
    }

    @Test
    void anotherFeedIsNoChange() {
        assertThat(change(observation("US-1").feed("one"), observation("US-1").feed("two")))
                .isEmpty();
    }

    private static List<String> facts(Observation before, Observation after) {
        return change(before, after).orElseThrow().getFacts();
    }

    private static Optional<FilingChange> change(Observation before, Observation after) {
        return FilingChanges.between(filing(before), filing(after), RECORDED, false);
    }

    private static Filing filing(Observation seen) {
        return seen == null ? null : FilingView.of(FilingMerge.stated(seen.seen(), RECORDED));
    }
}

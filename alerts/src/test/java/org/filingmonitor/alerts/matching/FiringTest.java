package org.filingmonitor.alerts.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;
import static org.filingmonitor.event.WatchedFact.AMENDED;
import static org.filingmonitor.event.WatchedFact.CLASSIFIED;
import static org.filingmonitor.event.WatchedFact.GRANTED;
import static org.filingmonitor.event.WatchedFact.NEW;
import static org.filingmonitor.event.WatchedFact.OWNER;
import static org.filingmonitor.event.WatchedFact.PUBLISHED;
import static org.filingmonitor.event.WatchedFact.STATUS;
import static org.filingmonitor.event.WatchedFact.WITHDRAWN;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.AFiling;
import org.filingmonitor.alerts.AWatchlist;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.WatchedFact;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;

class FiringTest {

    private static final Instant NOW = Instant.parse("2025-07-17T10:00:00Z");
    private static final WatchedFact[] ALL = {NEW, PUBLISHED, GRANTED, WITHDRAWN, STATUS, OWNER, CLASSIFIED, AMENDED};

    private static boolean titledWheel(Filing filing) {
        return "Wheel".equals(filing.getTitle());
    }

    private static List<String> fired(Watchlist watchlist, FilingChange change) {
        return Firing.of(watchlist, change, FiringTest::titledWheel).fired().stream()
                .map(Fact::name)
                .toList();
    }

    private static FilingChange change(AFiling before, AFiling after, String... transitions) {
        return new FilingChange(
                before == null ? null : before.filing(), after.filing(), List.of(transitions), NOW, false);
    }

    private static AFiling wheel() {
        return aFiling("CN-1").title("Wheel");
    }

    private static AWatchlist everything() {
        return aWatchlist("w").facts(ALL);
    }

    @Test
    void firesWhatANewFilingBringsAndTheWatchlistWants() {
        FilingChange granted = change(null, wheel().publications("CN1A", "CN1B"));

        assertThat(fired(everything().watchlist(), granted))
                .containsExactlyInAnyOrder("NEW", "PUBLISHED:CN1B", "GRANTED");
        assertThat(fired(aWatchlist("w").facts(GRANTED).watchlist(), granted)).containsExactly("GRANTED");
    }

    @Test
    void firesOnlyWhatWasNotHeldBefore() {
        FilingChange grant = change(wheel().publications("CN1A"), wheel().publications("CN1A", "CN1B"));

        assertThat(fired(everything().watchlist(), grant)).containsExactlyInAnyOrder("PUBLISHED:CN1B", "GRANTED");
    }

    @Test
    void firesEveryFactOnceTheFilingBeginsToMatch() {
        FilingChange retitled =
                change(wheel().title("Axle").publications("CN1A"), wheel().publications("CN1A"), "AMENDED");

        assertThat(fired(everything().watchlist(), retitled)).containsExactlyInAnyOrder("NEW", "AMENDED");
    }

    @Test
    void firesNothingForAFilingThatDoesNotMatchAfterwards() {
        assertThat(fired(everything().watchlist(), change(null, wheel().title("Axle"))))
                .isEmpty();
        assertThat(fired(everything().watchlist(), change(wheel(), wheel().title("Axle"), "AMENDED")))
                .isEmpty();
    }

    @Test
    void firesTransitionsByTheValueTheyLedTo() {
        FilingChange sold = change(wheel().owners("Acme"), wheel().owners("Umbra"), "OWNER");
        FilingChange soldBack = change(wheel().owners("Umbra"), wheel().owners("ACME."), "OWNER");
        FilingChange soldAgain = change(wheel().owners("Acme"), wheel().owners("umbra"), "OWNER");

        assertThat(fired(everything().watchlist(), sold)).containsExactly("OWNER");
        assertThat(identities(sold)).isNotEqualTo(identities(soldBack)).isEqualTo(identities(soldAgain));
    }

    private static List<String> identities(FilingChange change) {
        return Firing.of(everything().watchlist(), change, FiringTest::titledWheel).fired().stream()
                .map(Fact::identity)
                .toList();
    }

    @Test
    void firesWithdrawalAsFactAndAsTransition() {
        FilingChange withdrawn = change(wheel(), wheel().status(FilingStatus.WITHDRAWN), "WITHDRAWN", "STATUS");

        assertThat(fired(everything().watchlist(), withdrawn)).containsExactly("WITHDRAWN", "STATUS");
    }

    @Test
    void firesNothingForAFilingThatWasDeleted() {
        assertThat(fired(everything().watchlist(), change(wheel(), wheel().deleted(), "STATUS")))
                .isEmpty();
    }

    @Test
    void neverFiresHistoryNorForPausedWatchlistsNorBeforeSince() {
        FilingChange fresh = change(null, wheel());
        FilingChange history = new FilingChange(null, wheel().filing(), List.of(), NOW, true);

        assertThat(fired(everything().watchlist(), history)).isEmpty();
        assertThat(fired(everything().paused().watchlist(), fresh)).isEmpty();
        assertThat(fired(everything().since(NOW.plusMillis(1)).watchlist(), fresh))
                .isEmpty();
        assertThat(fired(everything().since(NOW).watchlist(), fresh)).containsExactly("NEW");
    }

    @Test
    void knowsTheFactsThatWentOutUnderAnEarlierId() {
        FilingChange linked = change(aFiling("CN-PUB-1").title("Wheel"), wheel());

        Firing firing = Firing.of(everything().watchlist(), linked, FiringTest::titledWheel);

        assertThat(firing.fired()).isEmpty();
        assertThat(firing.known()).extracting(Fact::name).containsExactly("NEW");
    }
}

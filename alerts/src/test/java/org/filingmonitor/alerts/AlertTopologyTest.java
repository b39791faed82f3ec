package org.filingmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.apache.lucene.search.IndexSearcher;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.event.Reason;
import org.filingmonitor.event.Translation;
import org.filingmonitor.event.WatchedFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertTopologyTest {

    private static final Instant NOW = Instant.parse("2025-07-17T10:00:00Z");

    private final AlertFlow flow = new AlertFlow();

    @AfterEach
    void stop() {
        flow.close();
    }

    private static FilingChange fresh(Filing filing) {
        return new FilingChange(null, filing, List.of("NEW"), NOW, false);
    }

    @Test
    void matchesAFilingWhoseWordsAreLongerThanAnyIndexTakes() {
        flow.watch(aWatchlist("all").query("*:*").watchlist());
        flow.watch(aWatchlist("wheel").query("title:wheel").watchlist());
        flow.watch(aWatchlist("kind").query("kind:A*").watchlist());
        String endless = "A".repeat(40_000);
        List<Filing> filings = List.of(
                aFiling("US-1").title(endless + " wheel").saying(endless).filing(),
                aFiling("US-2")
                        .title("wheel")
                        .owners(endless)
                        .inventors(endless)
                        .filing(),
                aFiling("US-3")
                        .title("wheel")
                        .ipc(endless)
                        .cpc("G06N 3/" + "0".repeat(40_000))
                        .filing(),
                aFiling("US-4").title("wheel").publications("US1" + endless).filing(),
                aFiling("US-" + endless).title("wheel").filing(),
                aFiling("US-5").title("wheel \ud800 \u0000 \udc00").filing());

        filings.forEach(filing -> flow.change(fresh(filing)));

        assertThat(flow.alerts().stream()
                        .filter(alert -> alert.getWatchlistId().equals("wheel"))
                        .map(alert -> alert.getFiling().getId()))
                .containsExactlyElementsOf(filings.stream().map(Filing::getId).toList());
    }

    @Test
    void alertsWithTheFilingAndTheReasons() {
        flow.watch(aWatchlist("ai").query("owner:alipay AND ipc:G06N").watchlist());
        Filing filing = aFiling("US-1")
                .owners("Alipay (Hangzhou) Information Technology Co., Ltd.")
                .ipc("G06N 3/08")
                .filing();

        flow.change(fresh(filing));

        List<Alert> alerts = flow.alerts();
        assertThat(alerts).hasSize(1);
        Alert alert = alerts.get(0);
        assertThat(alert.getId()).matches("[0-9a-f]{32}");
        assertThat(alert.getWatchlistId()).isEqualTo("ai");
        assertThat(alert.getFact()).isEqualTo("NEW");
        assertThat(alert.getFiredAt()).isEqualTo(NOW);
        assertThat(alert.getFiling()).isEqualTo(filing);
        assertThat(alert.getReasons()).extracting(Reason::getClause).containsExactly("owner:alipay", "ipc:G06N");
    }

    @Test
    void neverFiresAnAlertTwiceThoughTheFilingCeasesAndBeginsToMatchAgain() {
        flow.watch(aWatchlist("w").query("title:wheel").watchlist());
        Filing wheel = aFiling("US-1").title("Wheel").filing();
        Filing axle = aFiling("US-1").title("Axle").filing();

        flow.change(fresh(wheel));
        flow.change(new FilingChange(wheel, axle, List.of("AMENDED"), NOW, false));
        flow.change(new FilingChange(axle, wheel, List.of("AMENDED"), NOW, false));
        flow.change(fresh(wheel));

        assertThat(flow.alerts()).extracting(Alert::getFact).containsExactly("NEW");
    }

    @Test
    void staysSilentWhenAKnownFilingGetsAnotherId() {
        flow.watch(aWatchlist("w").query("title:wheel").watchlist());
        Filing publication = aFiling("US-PUB-1").title("Wheel").filing();
        Filing application = aFiling("US-1").title("Wheel").filing();
        Filing axle = aFiling("US-1").title("Axle").filing();

        flow.change(fresh(publication));
        flow.change(new FilingChange(publication, application, List.of(), NOW, false));
        flow.change(new FilingChange(application, axle, List.of("AMENDED"), NOW, false));
        flow.change(new FilingChange(axle, application, List.of("AMENDED"), NOW, false));

        assertThat(flow.alerts()).extracting(alert -> alert.getFiling().getId()).containsExactly("US-PUB-1");
    }

    @Test
    void alertsOnlyOfWhatIsNewsWhenAnApplicationTakesOverFromItsPublication() {
        flow.watch(aWatchlist("w")
                .query("title:wheel")
                .facts(WatchedFact.NEW, WatchedFact.GRANTED)
                .watchlist());
        Filing publication =
                aFiling("CN-PUB-1").title("Wheel").publications("CN1A").filing();
        Filing application =
                aFiling("CN-2").title("Wheel").publications("CN1A", "CN1B").filing();

        flow.change(fresh(publication));
        flow.change(new FilingChange(publication, application, List.of("GRANTED"), NOW, false));
        flow.change("CN-PUB-1", new FilingChange(publication, null, List.of(), NOW, false));

        assertThat(flow.alerts())
                .extracting(alert -> alert.getFiling().getId() + " " + alert.getFact())
                .containsExactly("CN-PUB-1 NEW", "CN-2 GRANTED");
    }

    @Test
    void matchesWithWatchlistsAsTheyAreNow() {
        flow.watch(aWatchlist("w").query("title:axle").watchlist());
        flow.watch(aWatchlist("gone").query("*:*").watchlist());
        flow.watch(aWatchlist("w").query("title:wheel").watchlist());
        flow.unwatch("gone");

        flow.change(fresh(aFiling("US-1").title("Wheel").filing()));

        assertThat(flow.alerts()).extracting(Alert::getWatchlistId).containsExactly("w");
    }

    @Test
    void passesOverAWatchlistWhoseQueryIsNone() {
        flow.watch(aWatchlist("a-bad").query("title:(").watchlist());
        flow.watch(aWatchlist("b-good").watchlist());

        flow.change(fresh(aFiling("US-1").filing()));

        assertThat(flow.alerts()).extracting(Alert::getWatchlistId).containsExactly("b-good");
    }

    @Test
    void passesOverWatchlistsThatNobodyCanUse() {
        flow.watch("a-other", aWatchlist("a-id").watchlist());
        flow.watch(null, aWatchlist("a-keyless").watchlist());
        flow.watch(aWatchlist("a-wild").query("title:a" + "?*b".repeat(200)).watchlist());
        flow.watch(aWatchlist("a-boost").query("a^" + "9".repeat(45)).watchlist());
        flow.watch(aWatchlist("b-good").watchlist());

        flow.change(fresh(aFiling("US-1").filing()));

        assertThat(flow.alerts()).extracting(Alert::getWatchlistId).containsExactly("b-good");
    }

    @Test
    void keepsAnAlertWithManyReasonsSmallEnoughForKafka() throws IOException {
        String words = IntStream.range(1_000, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Filing filing = aFiling("US-1").saying(words).filing();
        filing.setTranslations(Stream.of("de", "fr", "es", "it")
                .map(language -> new Translation(language, "Wheel", words.replace("w", language + " w")))
                .toList());
        flow.watch(aWatchlist("w").query("abstract:(" + words + ")").watchlist());

        flow.change(fresh(filing));

        Alert alert = flow.alerts().get(0);
        assertThat(alert.getReasons()).hasSize(100);
        assertThat(Alert.getEncoder().encode(alert).remaining()).isLessThan(200_000);
    }

    @Test
    void keepsTheChangeForAWatchlistThatFailsAndAlertsTheOthers() {
        int most = IndexSearcher.getMaxClauseCount();
        IndexSearcher.setMaxClauseCount(8); // no query that is read fails by itself
        try {
            flow.watch(
                    aWatchlist("a-broken").query("((a b) (c d)) ((e f) (g h))").watchlist());
            flow.watch(aWatchlist("b-good").watchlist());
            flow.change(fresh(aFiling("US-1").title("a").filing()));
        } finally {
            IndexSearcher.setMaxClauseCount(most);
        }

        assertThat(flow.alerts()).extracting(Alert::getWatchlistId).containsExactly("b-good");
        List<TestRecord<byte[], byte[]>> letters = flow.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getHeaders().lastHeader("watchlist").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("a-broken");
        assertThat(letters.get(0).getHeaders().lastHeader("reason").value())
                .asString(StandardCharsets.UTF_8)
                .contains("TooMany");
        assertThat(letters.get(0).value()).isNotEmpty();
    }

    @Test
    void keepsTheChangeWhoseAlertIsLargerThanKafkaTakes() {
        flow.watch(aWatchlist("w").query("title:wheel").watchlist());
        flow.change(fresh(
                aFiling("US-1").title("Wheel").saying("word ".repeat(210_000)).filing()));
        flow.change(fresh(aFiling("US-2").title("Wheel").filing()));

        assertThat(flow.alerts()).extracting(alert -> alert.getFiling().getId()).containsExactly("US-2");
        List<TestRecord<byte[], byte[]>> letters = flow.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getHeaders().lastHeader("watchlist").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("w");
        assertThat(letters.get(0).getHeaders().lastHeader("reason").value())
                .asString(StandardCharsets.UTF_8)
                .contains("more than Kafka takes");
        assertThat(letters.get(0).value()).as("fits a record").hasSizeLessThanOrEqualTo(1_000_000);
    }

    @Test
    void passesOverAFilingThatCeasedToExist() {
        flow.watch(aWatchlist("w").watchlist());

        flow.change("US-1", new FilingChange(aFiling("US-1").filing(), null, List.of(), NOW, false));

        assertThat(flow.alerts()).isEmpty();
    }

    @Test
    void givesDifferentFactsDifferentIds() {
        flow.watch(aWatchlist("w")
                .facts(WatchedFact.NEW, WatchedFact.PUBLISHED, WatchedFact.GRANTED)
                .watchlist());

        flow.change(fresh(aFiling("CN-1").publications("CN1A", "CN1B").filing()));
        flow.change(fresh(aFiling("CN-2").publications("CN2A").filing()));

        assertThat(flow.alerts()).extracting(Alert::getId).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void looksAsItDidWhenItWasReviewed() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/alert-topology.txt")) {
            assertThat(flow.describe()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

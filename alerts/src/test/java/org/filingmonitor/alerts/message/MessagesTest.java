package org.filingmonitor.alerts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.message.ANotification.aNotification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingStatus;

class MessagesTest {

    private final IpcTitles titles = new IpcTitles();
    private final Messages messages = new Messages(Links.to(URI.create("https://monitor.example.org/")), titles);

    private static final Filing FILING = aFiling("US-18850921")
            .title("Wheel\r\nwith hub")
            .owners("ACME, Inc.", "Bolt\u202eKG")
            .ipc("B60B 1/00", "B60B 3/00")
            .filed("2023-03-01")
            .published("2025-07-03")
            .status(FilingStatus.IN_FORCE)
            .filing();

    @Example
    void saysOfAFilingWhatAReaderAsksFirst() {
        titles.note("B60B 1/00", "Spoked wheels");

        Message message =
                messages.of(aNotification("Wheels").of("GRANTED", FILING).sealed(), 50);

        assertThat(message.subject()).isEqualTo("Wheels: Granted: Wheel with hub");
        assertThat(message.summary()).isEqualTo("1 alert");
        assertThat(message.link()).isEqualTo("https://monitor.example.org/alerts?watchlist=wheels");
        FilingItem item = message.filings().get(0);
        assertThat(item.owners()).isEqualTo("ACME, Inc.; BoltKG");
        assertThat(item.details()).isEqualTo("US-18850921 · filed 1 Mar 2023 · published 3 Jul 2025 · in force");
        assertThat(item.symbols())
                .containsExactly(new Symbol("B60B 1/00", "Spoked wheels"), new Symbol("B60B 3/00", ""));
        assertThat(item.link()).isEqualTo("https://monitor.example.org/filings?q=id%3A%22US-18850921%22");
        assertThat(item.reasons())
                .containsExactly(new Matched(
                        "title:wheel",
                        List.of(new Piece("a <b> ", false), new Piece("wheel", true), new Piece(" & axle", false))));
    }

    @Example
    void forgetsATitleThatIsTakenAway() {
        titles.note("B60B", "Wheels");
        titles.note("B60B", null);

        assertThat(titles.of("B60B")).isEqualTo(new Symbol("B60B", ""));
    }

    @Example
    void namesThePublicationThatAFactIsAbout() {
        Message message = messages.of(
                aNotification("Wheels").of("PUBLISHED:US20250012345A1", FILING).sealed(), 50);

        assertThat(message.filings().get(0).fact()).isEqualTo("Published as US20250012345A1");
    }

    @Example
    void namesAsManyAsThereIsRoomForAndCountsTheOthers() {
        Message message = messages.of(aNotification("Wheels").many(53).sealed(), 50);

        assertThat(message.filings()).hasSize(50);
        assertThat(message.more()).isEqualTo(3);
        assertThat(message.subject()).isEqualTo("Wheels: 53 alerts");
    }

    @Example
    void saysThePeriodOfADigestAlsoOfAnEmptyOne() {
        Instant start = Instant.parse("2025-07-17T06:00:00Z");

        Message full =
                messages.of(aNotification("Wheels").many(2).digestSince(start).sealed(), 50);
        assertThat(full.subject()).isEqualTo("Wheels: 2 alerts, 17 Jul 2025 to 18 Jul 2025");
        assertThat(full.summary()).isEqualTo("2 alerts from 17 Jul 2025, 06:00 to 18 Jul 2025, 06:00 (UTC)");

        Message empty = messages.of(aNotification("Wheels").digestSince(start).sealed(), 50);
        assertThat(empty.subject()).isEqualTo("Wheels: nothing new, 17 Jul 2025 to 18 Jul 2025");
        assertThat(empty.summary()).isEqualTo("Nothing was found from 17 Jul 2025, 06:00 to 18 Jul 2025, 06:00 (UTC)");
    }

    @Example
    void showsANote() {
        Message message =
                messages.of(aNotification("Wheels").note("A channel\nis paused").sealed(), 50);

        assertThat(message.subject()).isEqualTo("Wheels: A channel is paused");
        assertThat(message.note()).isEqualTo("A channel is paused");
    }

    @Example
    void saysOfATrendHowGreatItIs() {
        titles.note("B60B", "Vehicle wheels");

        Message message = messages.of(aNotification("Rising").trend().sealed(), 50);

        assertThat(message.subject()).isEqualTo("Rising: Growth above 50 %: B60B");
        assertThat(message.trends())
                .containsExactly(new TrendItem(
                        "Growth above 50 %",
                        new Symbol("B60B", "Vehicle wheels"),
                        "https://monitor.example.org/trends?scope=owner%3Aacme%20%26%20sons&level=subclass&month=2025-07",
                        "filings of acme & sons",
                        "27 in July 2025, counted up to 17 Jul 2025 · 4.5 expected · 12 in the month before · +500 %"));
    }

    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<String> hostile = Arbitraries.of(
                "=HYPERLINK(\"http://x\")",
                "<script>alert(1)</script>",
                "Bcc: eve@example.org",
                "\u202etxet",
                "\ud83d\udd25",
                "\ud83d",
                "\u0000",
                "\u2028",
                "\r\n",
                "&amp;",
                "</em>");
        return Arbitraries.oneOf(Arbitraries.strings().all(), hostile)
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void keepsWhatASourceWroteInItsLineAndItsLength(@ForAll("anyText") String text) {
        Filing filing = aFiling("US-1").title(text).owners(text).ipc(text).filing();

        Message message =
                messages.of(aNotification(text + "x").of("NEW", filing).sealed(), 50);

        FilingItem item = message.filings().get(0);
        assertThat(message.subject().length()).isLessThanOrEqualTo(150);
        assertThat(List.of(message.subject(), message.watchlist(), item.title(), item.owners()))
                .allSatisfy(line -> assertThat(line.codePoints().noneMatch(MessagesTest::isUnfit))
                        .as(line)
                        .isTrue());
        assertThat(Template.MAIL_HTML.fill(Map.of("message", message, "unsubscribe", "https://x")))
                .doesNotContain("<script");
    }

    private static boolean isUnfit(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || character == 0x202e;
    }
}

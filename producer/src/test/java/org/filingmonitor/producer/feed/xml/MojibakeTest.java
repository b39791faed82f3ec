package org.filingmonitor.producer.feed.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.xml.Mojibake.Finding;

class MojibakeTest {

    /** The octets 80 to 9F as they are read in windows-1252; five have no character and become controls. */
    private static final String WINDOWS =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152"
                    + "\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E"
                    + "\u0178";

    private static String misread(String text, boolean windows) {
        StringBuilder misread = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int octet = each & 0xFF;
            misread.append(windows && octet >= 0x80 && octet < 0xA0 ? WINDOWS.charAt(octet - 0x80) : (char) octet);
        }
        return misread.toString();
    }

    @Example
    void repairsWhatIsCertain() {
        for (String text : List.of(
                "Müller",
                "Électrique",
                "Société Générale",
                "a – b",
                "isn’t",
                "“quoted”",
                "名古屋電機",
                "Łódź",
                "Žižek",
                "10 µm",
                "25 °C",
                "Ünal",
                "naïve façade",
                "Привет",
                "Größe",
                "한국전자")) {
            assertThat(repaired(misread(text, true))).as(text).isEqualTo(text);
            assertThat(repaired(misread(text, false))).as(text).isEqualTo(text);
        }
    }

    private static String repaired(String text) {
        Mojibake examined = Mojibake.in(text);
        return examined.finding() == Finding.CERTAIN ? examined.repaired() : examined.finding() + " " + text;
    }

    @Example
    void leavesCorrectTextThatLooksAlike() {
        for (String text : List.of(
                "NESCAFÉ™",
                "SOUFFLÉ®",
                "10 Å²",
                "5 Å–10 Å",
                "CAFÉ – BAR",
                "« CAFÉ\u00A0»",
                "IRMÃ’s",
                "café\u00A0– bar",
                "Strauß’ Walzer",
                "olé…”",
                "Ø½ inch",
                "IRMÃ—processo",
                "Ärzte",
                "ÄÖÜ",
                "名古屋",
                "Ωmega",
                "Å")) {
            assertThat(Mojibake.in(text).finding()).as(text).isEqualTo(Finding.CORRECT);
        }
    }

    @Example
    void suspectsWhatIsMixedOrLost() {
        assertThat(Mojibake.in("MÃ¼ller und Köhler").finding()).isEqualTo(Finding.SUSPECT);
        assertThat(Mojibake.in("M\uFFFDller").finding()).isEqualTo(Finding.SUSPECT);
        assertThat(Mojibake.in("M\u0081ller").finding()).isEqualTo(Finding.SUSPECT);
    }

    @Property
    void neverTouchesCorrectText(@ForAll("texts") String text) {
        assertThat(Mojibake.in(text).finding()).isEqualTo(Finding.CORRECT);
    }

    @Property
    void repairsToTheTextThatWasOrLeavesIt(@ForAll("texts") String text, @ForAll boolean windows) {
        String misread = misread(text, windows);
        Mojibake examined = Mojibake.in(misread);

        if (examined.finding() == Finding.CERTAIN) {
            assertThat(examined.repaired()).isEqualTo(text);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> small = letters("aeioubcdnstäöüßéèêçñåøæçłşğ", 1, 8);
        Arbitrary<String> capitals = letters("AEIOUBCDNSTÄÖÜÉÈÇÑÅØÆÃÕŁ", 1, 8);
        Arbitrary<String> capitalised =
                Combinators.combine(letters("AEIOÄÖÜÉÅØBDS", 1, 1), small).as(String::concat);
        Arbitrary<String> others = Arbitraries.of(
                "名古屋電機株式会社", "データ処理", "Привет", "Ελληνικά", "한국전자", "שלום", "مرحبا", "10", "x2", "Å", "µm");
        Arbitrary<String> word = Arbitraries.oneOf(small, capitals, capitalised, others);
        Arbitrary<String> gap = Arbitraries.of(
                " ", ", ", ". ", " – ", "–", "—", "’s ", "™ ", "® ", "² ", "” ", "… ", " (", ") ", "\u00A0", "° ", " ±",
                "» ");
        return Combinators.combine(word, gap)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> letters(String letters, int least, int most) {
        return Arbitraries.strings()
                .withChars(letters.toCharArray())
                .ofMinLength(least)
                .ofMaxLength(most);
    }

    @Example
    void namesTheElementThatIsRepaired() {
        String document =
                "<filing><number>12345678</number><title>" + misread("Müller’s café", true) + "</title></filing>";

        Observed read = (Observed) AnXmlFormat.DOCUMENTS.documents(document).get(0);

        assertThat(read.observation().getTitle()).isEqualTo("Müller’s café");
        assertThat(read.warnings()).contains("title: was UTF-8 read as windows-1252, and is repaired");
    }
}

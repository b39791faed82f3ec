package org.filingmonitor.producer.feed.epfulltext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.epfulltext.EpReading.filing;
import static org.filingmonitor.producer.feed.epfulltext.EpReading.observed;
import static org.filingmonitor.producer.feed.epfulltext.EpReading.rejection;

import java.time.Instant;
import java.time.LocalDate;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.Publication;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.event.Translation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpFullTextTest {

    private static final String PRINTER =
            "<B711><snm>Krones AG</snm><iid>1</iid><adr><str>A street</str><ctry>DE</ctry>"
                    + "</adr><B716EP><ctry>FR</ctry></B716EP></B711>";

    private static AnEpDocument application() {
        return AnEpDocument.of("2743087", "A1", "20140618");
    }

    @Test
    void readsAnApplicationOfTheSeventhEditionOfTheIpc() {
        FilingObservation filing = filing(AnEpDocument.of("ep-patent-document-v1-0", "1325900", "A1", "20030709")
                .group("B200", "<B210>01963450.0</B210><B220><date>20010905</date></B220>")
                .group(
                        "B500",
                        "<B510><B516>7</B516><B511> 7C 07C  29/44   A</B511><B512> 7C 07C  31/38   B</B512>"
                                + "<B513>7A 01N 43/08 -</B513><B514>7C 07C 29:00</B514>"
                                + "<B517EP>// A01N43/08</B517EP></B510><B540></B540>")
                .title("de", "Verfahren")
                .title("en", "PROCESS")
                .title("fr", "Procédé")
                .group("B700", "<B710>" + PRINTER + "</B710><B720><B721><snm>TOHMA, Toshihiko</snm></B721></B720>"));
        assertThat(filing.getId()).isEqualTo("EP-01963450");
        assertThat(filing.getOffice()).isEqualTo("EP");
        assertThat(filing.getFiled()).isEqualTo("2001-09-05");
        assertThat(filing.getTitle()).isEqualTo("PROCESS");
        assertThat(filing.getTranslations())
                .containsExactly(new Translation("de", "Verfahren", null), new Translation("fr", "Procédé", null));
        assertThat(filing.getIpc()).containsExactly("C07C 29/44", "C07C 31/38", "A01N 43/08");
        assertThat(filing.getOwners()).containsExactly(new Owner("Krones AG", "DE"));
        assertThat(filing.getInventors()).containsExactly("TOHMA, Toshihiko");
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP1325900A1", "A1", LocalDate.parse("2003-07-09")));
        assertThat(filing.getStatus()).isNull();
        assertThat(filing.getRevision()).isEqualTo(Instant.parse("2003-07-09T00:00:00Z"));
    }

    @Test
    void readsAPatentByItsProprietorsAndTheColumnsOfTheReformedIpc() {
        FilingObservation filing = filing(AnEpDocument.of("ep-patent-document-v1-5-1", "2743087", "B1", "20160323")
                .group("B400", "<B430><date>20140618</date></B430><B450><date>20160323</date></B450>")
                .group(
                        "B500",
                        "<B510EP><classification-ipcr><text>B41J   3/407       20060101AFI20140331BHEP        </text>"
                                + "</classification-ipcr><classification-ipcr><text>B41J  29/13        "
                                + "20060101ALI20140331DHEP        </text></classification-ipcr></B510EP>"
                                + "<B520EP><classifications-cpc><classification-cpc><text>B60K  17/28        20130101 "
                                + "LA20210830BHEP        </text></classification-cpc></classifications-cpc></B520EP>")
                .group(
                        "B700",
                        "<B710>" + PRINTER + "</B710><B730><B731><snm>Other</snm><fnm>An</fnm>"
                                + "<sfx>Jr.</sfx></B731></B730>"));
        assertThat(filing.getIpc()).containsExactly("B41J 3/407");
        assertThat(filing.getCpc()).containsExactly("B60K 17/28");
        assertThat(filing.getOwners()).containsExactly(new Owner("Other, An Jr.", null));
        assertThat(filing.getStatus()).isEqualTo(FilingStatus.IN_FORCE);
    }

    @Test
    void takesTheApplicantsOfAPatentWithoutProprietors() {
        assertThat(filing(AnEpDocument.of("2743087", "B1", "20160323").group("B700", "<B710>" + PRINTER + "</B710>"))
                        .getOwners())
                .containsExactly(new Owner("Krones AG", "DE"));
    }

    @Test
    void countsNoPublicationButItsOwn() {
        FilingObservation filing = filing(AnEpDocument.of("2743087", "B2", "20210505")
                .group(
                        "B400",
                        "<B405><date>20210505</date></B405><B430><date>20140618</date></B430>"
                                + "<B450><date>20160323</date></B450><B477><date>20210505</date></B477>"));
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2743087B2", "B2", LocalDate.parse("2021-05-05")));
        assertThat(filing.getFirstPublished()).isNull();
    }

    @Test
    void readsASearchReportThatIsPublishedAlone() {
        FilingObservation filing =
                filing(AnEpDocument.of("2743087", "A3", "20150107").body(""));
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2743087A3", "A3", LocalDate.parse("2015-01-07")));
        assertThat(filing.getStatus()).isNull();
    }

    @Test
    void keepsPrioritiesDivisionsAndTheInternationalApplicationAsRelations() {
        FilingObservation filing = filing(application()
                .group(
                        "B300",
                        "<B310>102012223402</B310><B320><date>20121217</date></B320><B330><ctry>DE</ctry></B330>"
                                + "<B310>632690</B310><B310EP>x</B310EP><B320><date>20030801</date></B320>"
                                + "<B330><ctry>US</ctry></B330>")
                .group(
                        "B600",
                        "<B620><parent><pdoc><dnum><anum>18748586.7</anum><pnum>3577229</pnum></dnum>"
                                + "<date>20180201</date></pdoc></parent></B620><B620EP><parent><cdoc><dnum>"
                                + "<anum>98202403.6</anum></dnum></cdoc></parent></B620EP>")
                .group(
                        "B800",
                        "<B840><ctry>AT</ctry></B840><B860><B861><dnum><anum>EP2012052345</anum></dnum>"
                                + "<date>20120210</date></B861><B862>en</B862></B860><B870><B871><dnum>"
                                + "<pnum>WO2012110433</pnum></dnum><date>20120823</date></B871></B870>"));
        assertThat(filing.getRelated())
                .containsExactly(
                        related("priority-claim", "DE", "102012223402", "2012-12-17"),
                        related("priority-claim", "US", "632690", "2003-08-01"),
                        related("division", "EP", "18748586.7", "2018-02-01"),
                        new RelatedApplication("divided-application", "EP", "98202403.6", null),
                        related("pct-application", "WO", "EP2012052345", "2012-02-10"),
                        related("pct-publication", "WO", "WO2012110433", "2012-08-23"));
        assertThat(filing.getId()).isEqualTo("EP-13189031");
    }

    private static RelatedApplication related(String relation, String office, String number, String date) {
        return new RelatedApplication(relation, office, number, LocalDate.parse(date));
    }

    @Test
    void prefersEnglishThenTheDocumentsLanguage() {
        AnEpDocument german =
                application().attribute("lang", "de").title("fr", "Machine").title("de", "Maschine");
        assertThat(filing(german).getTitle()).isEqualTo("Maschine");
        assertThat(filing(german).getTranslations()).containsExactly(new Translation("fr", "Machine", null));
        AnEpDocument both = application()
                .attribute("lang", "de")
                .abstractText("de", "<p>Eine <b>Masch</b>ine.</p>")
                .abstractText("en", "<p>A machine.</p><p>It prints.</p>");
        assertThat(filing(both).getAbstract$()).isEqualTo("A machine. It prints.");
        assertThat(filing(both).getTranslations()).containsExactly(new Translation("de", null, "Eine Maschine."));
        assertThat(filing(application().attribute("lang", "de").title("it", "Macchina"))
                        .getTitle())
                .isEqualTo("Macchina");
    }

    @ParameterizedTest
    @CsvSource({
        "A9, c, W1, 2014-09-10T00:00:00.001Z",
        "B9, c, W12, 2014-09-10T00:00:00.012Z",
        "A1, r, YF, 2014-09-10T00:00:00.001Z",
        "A1, r, '', 2014-09-10T00:00:00.001Z",
        "A1, n, '', 2014-09-10T00:00:00Z",
    })
    void aCorrectionHoldsOverAnEarlierFileOfTheSameDate(String kind, String status, String code, Instant revision) {
        FilingObservation filing = filing(AnEpDocument.of("2743087", kind, "20140910")
                .attribute("status", status)
                .attribute("correction-code", code));
        assertThat(filing.getRevision()).isEqualTo(revision);
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2743087" + kind, kind, LocalDate.parse("2014-09-10")));
    }

    @Test
    void aCancelledCorrectionIsNoPublicationAnyMore() {
        String b100 = "<B110>2743087</B110><B130>%s</B130><B140><date>20150107</date></B140>"
                + "<B150><B151>DL</B151><B152><date>20140910</date></B152></B150>";
        FilingObservation cancelled =
                filing(AnEpDocument.of("2743087", "A9", "20150107").b100(b100.formatted("A9")));
        assertThat(cancelled.getPublications()).isEmpty();
        assertThat(cancelled.getDeletedPublications())
                .containsExactly(new Publication("EP2743087A9", "A9", LocalDate.parse("2015-01-07")));
        assertThat(cancelled.getStatus()).isNull();
        var kept = observed(AnEpDocument.of("2743087", "A1", "20150107").b100(b100.formatted("A1")));
        assertThat(kept.observation().getDeletedPublications()).isEmpty();
        assertThat(kept.warnings()).singleElement().asString().contains("DL");
    }

    @Test
    void statusDDeletesThePublication() {
        FilingObservation deleted = filing(application().attribute("status", "d"));
        assertThat(deleted.getPublications()).isEmpty();
        assertThat(deleted.getDeletedPublications())
                .extracting(Publication::getNumber)
                .containsExactly("EP2743087A1");
        assertThat(observed(application().attribute("status", "x")).warnings())
                .containsExactly("status 'x' is not known: read as new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-0", "1-01", "1-1", "1-2", "1-3", "1-4", "1-5", "1-5-1"})
    void knowsEveryVersionOfTheDtd(String version) {
        var document = observed(AnEpDocument.of("ep-patent-document-v" + version, "2743087", "A1", "20140618"));
        assertThat(document.warnings()).isEmpty();
        assertThat(document.observation().getId()).isEqualTo("EP-13189031");
    }

    @Test
    void readsAnUnknownVersionWithKnownElements() {
        var document = observed(AnEpDocument.of("ep-patent-document-v1-9", "2743087", "A1", "20140618"));
        assertThat(document.observation().getId()).isEqualTo("EP-13189031");
        assertThat(document.warnings()).singleElement().asString().contains("ep-patent-document-v1-9");
    }

    @Test
    void rejectsAnUnknownVersionWithoutThemNamingIt() {
        assertThat(rejection("<ep-patent-document dtd-version='ep-patent-document-v9' doc-number='2743087' kind='A1'>"
                        + "<bibliographic-data/></ep-patent-document>"))
                .contains("SDOBI/B100", "ep-patent-document-v9", "1.5.1");
    }

    @ParameterizedTest
    @CsvSource({
        "20140231, B140",
        "19780000, B140",
        "99991231, B140",
        "2014-06-18, B140",
    })
    void rejectsAnImpossibleDateOfPublication(String date, String element) {
        assertThat(rejection(AnEpDocument.of("2743087", "A1", date))).contains(element);
    }

    @Test
    void rejectsAnImpossibleDateOfFiling() {
        assertThat(rejection(application().group("B200", "<B210>13189031.1</B210><B220><date>20131399</date></B220>")))
                .contains("B220", "20131399");
    }

    @Test
    void leavesOutAnImpossibleDateOfAnotherDocument() {
        var document = observed(application()
                .group("B300", "<B310>7</B310><B320><date>19000230</date></B320><B330><ctry>JP</ctry></B330>"));
        assertThat(document.observation().getRelated())
                .containsExactly(new RelatedApplication("priority-claim", "JP", "7", null));
        assertThat(document.warnings())
                .singleElement()
                .asString()
                .contains("19000230")
                .contains("left out");
    }

    @Test
    void leavesOutWhatIsNoSymbol() {
        var document = observed(application().group("B500", "<B510><B511>nonsense</B511></B510>"));
        assertThat(document.observation().getIpc()).isEmpty();
        assertThat(document.warnings()).singleElement().asString().contains("'nonsense' is no IPC symbol");
    }

    @Test
    void b100HoldsOverTheRoot() {
        var document = observed(application().attribute("doc-number", "9999999"));
        assertThat(document.observation().getPublications())
                .extracting(Publication::getNumber)
                .containsExactly("EP2743087A1");
        assertThat(document.warnings())
                .containsExactly("doc-number of the root is 9999999, B110 is 2743087: the latter holds");
    }

    @Test
    void theRootStandsInForWhatB100Lacks() {
        FilingObservation filing = filing(application().b100("<B110>2743087</B110>"));
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2743087A1", "A1", LocalDate.parse("2014-06-18")));
    }

    @Test
    void aDocumentWithoutApplicationNumberGoesByItsPublication() {
        assertThat(filing(application().group("B200", "")).getId()).isEqualTo("EP-PUB-2743087");
    }

    @Test
    void rejectsWhatTheOfficeDidNotPublish() {
        assertThat(rejection(application().b100("<B110>2012110433</B110><B130>A1</B130><B190>WO</B190>")))
                .contains("WO", "B190");
    }

    @Test
    void rejectsAnUnescapedAmpersandSayingWhere() {
        assertThat(rejection(application().group("B700", "\n<B710><B711><snm>Doe & Co</snm></B711></B710>")))
                .startsWith("not well-formed: line ");
    }

    @Test
    void rejectsABrokenAttributeSayingWhere() {
        assertThat(rejection("<ep-patent-document lang=de>")).startsWith("not well-formed: line 1");
    }
}

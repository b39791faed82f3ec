package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.exchange.Exchange.answer;
import static org.filingmonitor.producer.feed.exchange.Exchange.application;
import static org.filingmonitor.producer.feed.exchange.Exchange.delivery;
import static org.filingmonitor.producer.feed.exchange.Exchange.document;
import static org.filingmonitor.producer.feed.exchange.Exchange.documents;
import static org.filingmonitor.producer.feed.exchange.Exchange.filing;
import static org.filingmonitor.producer.feed.exchange.Exchange.id;
import static org.filingmonitor.producer.feed.exchange.Exchange.only;
import static org.filingmonitor.producer.feed.exchange.Exchange.rejection;
import static org.filingmonitor.producer.feed.exchange.Exchange.skip;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.event.Translation;
import org.filingmonitor.producer.feed.ParsedDocument.Observed;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpoExchangeTest {

    private static final String EP = "country='EP' doc-number='2400812' kind='A1' date-publ='20111228'";

    private static FilingObservation read(String bibliographic) {
        return filing(answer(EP, bibliographic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status='C'", "status='A'"})
    void readsWhatIsCreatedOrAmended(String status) {
        assertThat(filing(answer(EP + " family-id='43088294' " + status, ""))).satisfies(filing -> {
            assertThat(filing.getPublications()).hasSize(1);
            assertThat(filing.getDeletedPublications()).isEmpty();
            assertThat(filing.getFamily()).isEqualTo("43088294");
        });
    }

    @Test
    void takesNoGrantBackByAnApplicationThatIsExchangedLater() {
        assertThat(filing(answer(EP.replace("A1", "B1"), "")).getStatus()).isEqualTo(FilingStatus.IN_FORCE);
        assertThat(filing(answer(EP + " date-of-last-exchange='20240218'", "")).getStatus())
                .isNull();
    }

    @Test
    void rejectsAStatusThatItDoesNotKnow() {
        assertThat(rejection(answer(EP + " status='X'", "")))
                .isEqualTo("status 'X' is none of C (created), A (amended), D (deleted)");
    }

    @Test
    void anApplicationAndItsGrantContradictNothingThoughTheyWereExchangedTogether() {
        String reference = application(id("docdb", "EP", "10167109", "A", "20100624"));
        String exchanged = " date-of-last-exchange='20240218'";
        String first = document("exch:", EP + exchanged, reference + title("Wheel"));
        String grant = document("exch:", EP.replace("A1", "B1") + exchanged, reference + title("Wheel with spokes"));
        String again = document("exch:", EP + exchanged, reference + title("Axle"));

        assertThat(warnings(first, grant)).isEmpty();
        assertThat(warnings(first, again))
                .singleElement()
                .asString()
                .contains("contradicts page.txt, document 1", "Wheel", "Axle");
    }

    private static List<String> warnings(String... documents) {
        return Reading.of(Exchange.PARSER, delivery(documents)).warnings();
    }

    private static String title(String title) {
        return "<exch:invention-title lang='en'>" + title + "</exch:invention-title>";
    }

    @Test
    void skipsWhatIsNoDocument() {
        assertThat(skip(answer(EP + " status='not found'", ""))).isEqualTo("EP2400812A1 was not found by the EPO");
        assertThat(skip(answer(EP + " status='CV'", ""))).isEqualTo("a notice that a number was never published");
    }

    @Test
    void findsNothingInASearchWithoutConstituents() {
        String search = "<ops:world-patent-data xmlns='http://www.epo.org/exchange' xmlns:ops='http://ops.epo.org'>"
                + "<ops:biblio-search><ops:search-result><ops:publication-reference>"
                + id("docdb", "EP", "2400812", "A1", "") + "</ops:publication-reference></ops:search-result>"
                + "</ops:biblio-search></ops:world-patent-data>";

        assertThat(documents(search)).hasSize(1).noneMatch(Observed.class::isInstance);
    }

    @Test
    void readsTheMembersOfAFamilyWithoutTheirLegalEvents() {
        String family = "<ops:world-patent-data xmlns='http://www.epo.org/exchange' xmlns:ops='http://ops.epo.org'>"
                + "<ops:patent-family><ops:family-member><publication-reference>"
                + id("docdb", "EP", "1", "A1", "20111228") + "</publication-reference>"
                + document("", EP, "<invention-title lang='en'>One</invention-title>")
                + "<ops:legal code='17P '/></ops:family-member><ops:family-member>"
                + document("", EP.replace("A1", "B1"), "<invention-title lang='en'>Two</invention-title>")
                + "</ops:family-member></ops:patent-family></ops:world-patent-data>";

        assertThat(documents(family))
                .extracting(each -> ((Observed) each).observation().getTitle())
                .containsExactly("One", "Two");
    }

    @Test
    void readsADeliveryACutOutOfOneAndADocumentAlone() {
        String title = "<exch:invention-title lang='en'>&Sacute;wi&ccaron;i &ndash; &amp;</exch:invention-title>";
        String unbound = document("exch:", EP, title);

        for (String file : List.of(
                delivery(unbound), unbound, "<exch:exchange-documents>" + unbound + "</exch:exchange-documents>")) {
            assertThat(filing(file).getTitle()).isEqualTo("\u015Awi\u010Di \u2013 &");
            assertThat(Exchange.PARSER.recognises(file.getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }

    @Test
    void rejectsADamagedDocumentAndGoesOn() {
        String good = document("exch:", EP, "");
        String damaged = document("exch:", EP, "<exch:invention-title lang='en'>One</exch:wrong>");

        assertThat(documents(delivery(good, damaged, good)))
                .extracting(each -> each.getClass().getSimpleName())
                .containsExactly("Observed", "Rejected", "Observed");
        assertThat(documents(
                        delivery(good, document("exch:", EP, "<exch:invention-title>&nosuch;</exch:invention-title>"))))
                .last()
                .isInstanceOfSatisfying(
                        Rejected.class, each -> assertThat(each.reason()).contains("&nosuch;"));
    }

    @Test
    void rejectsOnceWhatAnotherRootHolds() {
        assertThat(documents("<us-patent-grant><a/></us-patent-grant>"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, each -> assertThat(each.reason()).contains("us-patent-grant"));
        assertThat(Exchange.PARSER.recognises("<us-patent-grant/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void givesTheDocumentsBeforeACutAndOneRejection() {
        String file = delivery(document("exch:", EP, ""), document("exch:", EP, ""));

        assertThat(documents(file.substring(0, file.length() - 60)))
                .extracting(each -> each.getClass().getSimpleName())
                .containsExactly("Observed", "Rejected");
    }

    @Test
    void prefersEnglishAndKeepsAllOtherLanguages() {
        FilingObservation filing = read("<invention-title lang='de'>Rad</invention-title>"
                + "<invention-title lang='EN'>Wheel</invention-title>"
                + "<invention-title lang='en'>Wheel again</invention-title>"
                + "<invention-title lang='ol'>Hjul</invention-title><invention-title lang='fr'> </invention-title>");

        assertThat(filing.getTitle()).isEqualTo("Wheel");
        assertThat(filing.getTranslations())
                .containsExactly(new Translation("", "Hjul", null), new Translation("de", "Rad", null));
    }

    @Test
    void takesTheFirstLanguageWhereEnglishIsMissing() {
        FilingObservation filing = filing(answer(
                        EP,
                        "<invention-title lang='fr'>Roue</invention-title>"
                                + "<invention-title lang='de'>Rad</invention-title>")
                .replace(
                        "</exchange-document>",
                        "<abstract lang='de'><p>Ein Rad.</p><p>Rund.</p></abstract>"
                                + "<abstract lang='en'><p>A wheel.</p></abstract></exchange-document>"));

        assertThat(filing.getTitle()).isEqualTo("Roue");
        assertThat(filing.getAbstract$()).isEqualTo("A wheel.");
        assertThat(filing.getTranslations()).containsExactly(new Translation("de", "Rad", "Ein Rad. Rund."));
    }

    @Test
    void joinsTheSymbolsOfAllEditionsOfTheIpc() {
        FilingObservation filing = read(
                "<classification-ipc><edition>7</edition><main-classification> 7A 61K   9/16   A</main-classification>"
                        + "<further-classification> 7A 61K   9/32   B</further-classification></classification-ipc>"
                        + "<classification-ipc><text>B28B5/02</text></classification-ipc>"
                        + "<classifications-ipcr><classification-ipcr sequence='1'>"
                        + "<text>A61K   9/16        20060101AFI20051008RMEP        </text></classification-ipcr>"
                        + "<classification-ipcr><text>A61K   9/20        20060101ALI20051008DMEP        </text>"
                        + "</classification-ipcr>"
                        + "<classification-ipcr sequence='2'><text>H04L  12/   715            A I     </text>"
                        + "</classification-ipcr></classifications-ipcr>");

        assertThat(filing.getIpc()).containsExactly("A61K 9/16", "A61K 9/32", "B28B 5/02", "H04L 12/715");
    }

    @Test
    void readsCpcInPartsAndWhole() {
        String parts = "<section>Y</section><class>02</class><subclass>D</subclass><main-group>30</main-group>"
                + "<subgroup>70</subgroup>";
        FilingObservation filing = read("<patent-classifications>"
                + "<patent-classification><classification-scheme office='EP' scheme='CPCI'/>" + parts
                + "</patent-classification><patent-classification><classification-scheme scheme='CPC'/>"
                + "<classification-symbol>A61K   9/1652      </classification-symbol></patent-classification>"
                + "<patent-classification><classification-scheme scheme='UC'/><classification-symbol>455/41.2"
                + "</classification-symbol></patent-classification></patent-classifications>");

        assertThat(filing.getCpc()).containsExactly("Y02D 30/70", "A61K 9/1652");
    }

    @Test
    void leavesOutWhatIsNoSymbolWithAWarning() {
        Observed read = only(answer(EP, "<classification-ipc><text>nothing</text></classification-ipc>"));

        assertThat(read.observation().getIpc()).isEmpty();
        assertThat(read.warnings()).containsExactly("'nothing' is no IPC symbol such as G06F 21/62: left out");
    }

    @Test
    void relatesThePrioritiesThatItClaims() {
        FilingObservation filing = read("<priority-claims>"
                + "<priority-claim sequence='1' data-format='docdb'>" + id("", "US", "8359798", "A", "19980522")
                + "</priority-claim><priority-claim sequence='1' data-format='epodoc'>"
                + id("", "", "US19980083597", "", "") + "</priority-claim>"
                + "<priority-claim sequence='1' data-format='original'>" + id("", "", "PCT/US98/16128", "", "")
                + "</priority-claim><priority-claim sequence='2' data-format='docdb'>"
                + id("", "US", "9816128", "W", "00000000") + "</priority-claim>"
                + "<priority-claim sequence='3'>" + id("epodoc", "", "EP20100167109", "", "20100624")
                + "</priority-claim></priority-claims>");

        assertThat(filing.getRelated())
                .containsExactly(
                        new RelatedApplication("priority-claim", "US", "8359798", LocalDate.parse("1998-05-22")),
                        new RelatedApplication("priority-claim", "WO", "US9816128", null),
                        new RelatedApplication("priority-claim", "EP", "20100167109", LocalDate.parse("2010-06-24")));
    }

    @Test
    void leavesOutAnImpossibleDateOfAPriorityWithAWarning() {
        Observed read = only(answer(
                EP,
                "<priority-claims><priority-claim>" + id("docdb", "DE", "102009012345", "A", "20091301")
                        + "</priority-claim></priority-claims>"));

        assertThat(read.observation().getRelated())
                .containsExactly(new RelatedApplication("priority-claim", "DE", "102009012345", null));
        assertThat(read.warnings())
                .containsExactly("date of priority '20091301' is no date such as 20250717: left out");
    }

    @Test
    void takesNothingFromWhatADocumentCites() {
        FilingObservation filing = read(application(id("docdb", "EP", "10167109", "A", "20100624"))
                + "<references-cited><citation><patcit><document-id><country>US</country><doc-number>1</doc-number>"
                + "<kind>A</kind><date>19000101</date></document-id></patcit></citation></references-cited>");

        assertThat(filing.getPublications()).hasSize(1);
        assertThat(filing.getFiled()).isEqualTo(LocalDate.parse("2010-06-24"));
    }
}

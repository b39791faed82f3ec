package org.filingmonitor.producer.feed.uspto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.FilingStatus;
import org.filingmonitor.event.Owner;
import org.filingmonitor.event.RelatedApplication;
import org.filingmonitor.producer.feed.ParsedDocument.Skipped;
import org.filingmonitor.producer.feed.Reading;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsptoXmlTest {

    private static Reading read(String file) {
        return Reading.of(new XmlFeedParser(new UsptoXml()), file);
    }

    private static FilingObservation filing(String file) {
        Reading reading = read(file);
        assertThat(reading.rejections()).isEmpty();
        return reading.filings().get(0);
    }

    private static String document(String type, String number, String kind, String date, String rest) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<us-patent-" + type + " dtd-version=\"v4.5\">"
                + "<us-bibliographic-data-" + type
                + "><publication-reference><document-id><country>US</country><doc-number>"
                + number + "</doc-number><kind>" + kind + "</kind><date>" + date
                + "</date></document-id></publication-reference>" + rest + "</us-bibliographic-data-" + type
                + "><abstract><p>One.</p><p>Two.</p></abstract><description><p>x</p></description></us-patent-" + type
                + ">\n";
    }

    private static String applied(String number, String date) {
        return "<application-reference><document-id><country>US</country><doc-number>" + number + "</doc-number><date>"
                + date + "</date></document-id></application-reference>";
    }

    private static String grant(String rest) {
        return document("grant", "07591022", "B2", "20240102", applied("17123456", "20210203") + rest);
    }

    @ParameterizedTest
    @CsvSource({
        "grant, 07591022, B2, US7591022B2, IN_FORCE",
        "grant, 07591022, B1, US7591022B1, IN_FORCE",
        "grant, D0456588, S1, USD456588S1, IN_FORCE",
        "grant, PP023456, P2, USPP23456P2, IN_FORCE",
        "grant, PP023456, P3, USPP23456P3, IN_FORCE",
        "grant, RE049256, E1, USRE49256E1, IN_FORCE",
        "grant, H0002134, H1, USH2134H1,",
        "grant, 12000000, Z9, US12000000Z9,",
        "application, 20220240350, A1, US20220240350A1,",
        "application, 20220240350, A2, US20220240350A2,",
        "application, 20220240350, A9, US20220240350A9,",
        "application, 20220240350, P1, US20220240350P1,",
    })
    void printsNumbersWithoutPaddingAndTellsTheStatusByTheKind(
            String type, String number, String kind, String printed, FilingStatus status) {
        FilingObservation filing = filing(document(type, number, kind, "20240102", applied("17123456", "20210203")));

        assertThat(filing.getPublications().get(0).getNumber()).isEqualTo(printed);
        assertThat(filing.getPublications().get(0).getKind()).isEqualTo(kind);
        assertThat(filing.getStatus()).isEqualTo(status);
        assertThat(filing.getAbstract$()).isEqualTo("One. Two.");
    }

    @Test
    void knowsAnApplicationAndItsGrantAsOneFiling() {
        FilingObservation application =
                filing(document("application", "20220240350", "A1", "20220728", applied("17123456", "20210203")));

        assertThat(filing(grant("")).getId()).isEqualTo(application.getId()).isEqualTo("US-17123456");
    }

    @Test
    void takesTheAssigneesForOwnersElseTheApplicants() {
        String address = "<address><city>X</city><country>DE</country></address>";
        String person =
                "<addressbook><last-name>Doe</last-name><first-name>Jane Q.</first-name>" + address + "</addressbook>";
        String parties =
                "<us-parties><us-applicants><us-applicant app-type='applicant'><addressbook><orgname>Acme Inc.</orgname>"
                        + address + "</addressbook></us-applicant></us-applicants><inventors><inventor>" + person
                        + "</inventor></inventors></us-parties>";
        String assignees = "<assignees><assignee><orgname>Beta, Ltd.</orgname><role>03</role></assignee><assignee>"
                + person + "</assignee></assignees>";

        assertThat(filing(grant(parties)).getOwners()).containsExactly(new Owner("Acme Inc.", "DE"));
        assertThat(filing(grant(parties)).getInventors()).containsExactly("Jane Q. Doe");
        assertThat(filing(grant(parties + assignees)).getOwners())
                .containsExactly(new Owner("Beta, Ltd.", null), new Owner("Jane Q. Doe", "DE"));
        String old = "<parties><applicants><applicant app-type='applicant-inventor'>" + person
                + "</applicant></applicants></parties>";
        assertThat(filing(grant(old)).getOwners()).containsExactly(new Owner("Jane Q. Doe", "DE"));
        assertThat(filing(grant(old)).getInventors()).containsExactly("Jane Q. Doe");
    }

    @Test
    void readsClassificationsOfEveryEdition() {
        assertThat(filing(
                                grant(
                                        "<classification-ipc><edition>7</edition><main-classification>A45F  504</main-classification>"
                                                + "<further-classification>A43B 1314</further-classification>"
                                                + "<further-classification>H01L 21302</further-classification></classification-ipc>"))
                        .getIpc())
                .containsExactly("A45F 5/04", "A43B 13/14", "H01L 21/302");
        String parts = "<section>Y</section><class>02</class><subclass>E</subclass><main-group>10</main-group>"
                + "<subgroup>50</subgroup>";
        FilingObservation filing = filing(grant("<classifications-ipcr><classification-ipcr>" + parts.replace("Y", "H")
                + "</classification-ipcr></classifications-ipcr><classifications-cpc><main-cpc><classification-cpc>"
                + parts
                + "</classification-cpc></main-cpc></classifications-cpc>"));
        assertThat(filing.getIpc()).containsExactly("H02E 10/50");
        assertThat(filing.getCpc()).containsExactly("Y02E 10/50");
    }

    @Test
    void leavesOutImpossibleDatesOfOtherDocumentsAndRejectsOwnOnes() {
        String claim =
                "<priority-claims><priority-claim><country>JP</country><doc-number>1</doc-number><date>20210231</date>"
                        + "</priority-claim></priority-claims>";

        assertThat(filing(grant(claim)).getRelated())
                .containsExactly(new RelatedApplication("priority-claim", "JP", "1", null));
        assertThat(read(grant(claim)).warnings()).hasSize(1).allMatch(warning -> warning.contains("20210231"));
        assertThat(read(document("grant", "07591022", "B2", "29990102", "")).rejections())
                .hasSize(1);
        assertThat(read(document("grant", "07591022", "B2", "20240102", applied("17123456", "2021")))
                        .rejections())
                .hasSize(1)
                .allMatch(rejected -> rejected.reason().contains("filing date '2021' is no date"));
    }

    @Test
    void namesTheVersionOfADocumentThatItDoesNotKnow() {
        String unknown =
                "<us-patent-grant dtd-version='v9.0'><bibliography><number>1</number></bibliography></us-patent-grant>";

        assertThat(read(unknown).rejections()).hasSize(1).allMatch(rejected -> rejected.reason()
                .contains("'v9.0'"));
    }

    @Test
    void skipsSequenceListingsAndKnowsAPublicationWithoutApplication() {
        assertThat(read("<sequence-cwu><sequence-list-new-rules/></sequence-cwu>")
                        .documents()
                        .get(0))
                .isInstanceOf(Skipped.class);
        assertThat(filing(document("grant", "07591022", "B2", "20240102", "")).getId())
                .isEqualTo("US-PUB-7591022");
    }

    @Test
    void readsInlineMarkupAndEntitiesAndExpandsNothingElse() {
        assertThat(filing(grant("<invention-title>Rose <i>&lsquo;Ann&rsquo;</i> H<sub>2</sub>O</invention-title>"))
                        .getTitle())
                .isEqualTo("Rose \u2018Ann\u2019 H2O");
        String bomb = grant("<invention-title>&bomb;</invention-title>")
                .replace("<us-patent-grant", "<!DOCTYPE us-patent-grant [<!ENTITY bomb 'x'>]><us-patent-grant");
        assertThat(read(bomb).rejections()).hasSize(1).allMatch(rejected -> rejected.reason()
                .contains("&bomb;"));
    }

    @Test
    void readsGrantsUntil2004() {
        String patdoc =
                patdoc("06530116", "B2", "<B511><PDAT>A47L  514</PDAT></B511><B512><PDAT>H01L 21302</PDAT></B512>");

        FilingObservation filing = filing(patdoc);

        assertThat(filing.getId()).isEqualTo("US-09782496");
        assertThat(filing.getFiled()).isEqualTo("2001-02-13");
        assertThat(filing.getPublications().get(0).getNumber()).isEqualTo("US6530116B2");
        assertThat(filing.getPublications().get(0).getDate()).isEqualTo("2003-03-11");
        assertThat(filing.getTitle()).isEqualTo("Loud cleaner");
        assertThat(filing.getAbstract$()).isEqualTo("It is loud.");
        assertThat(filing.getIpc()).containsExactly("A47L 5/14", "H01L 21/302");
        assertThat(filing.getInventors()).containsExactly("Robert C. Wörwag");
        assertThat(filing.getOwners()).containsExactly(new Owner("Shop Corporation", "US"));
        assertThat(filing.getRelated())
                .extracting(
                        one -> one.getRelation() + " " + one.getOffice() + " " + one.getNumber() + " " + one.getDate())
                .containsExactly(
                        "priority-claim JP 2000-1 2000-02-14",
                        "continuation  09000001 1998-01-02",
                        "related-publication US 20020108205 2002-08-15");
        assertThat(filing(patdoc("D0456588", "S1", "<B511><PDAT>0202</PDAT></B511>"))
                        .getIpc())
                .isEmpty();
    }

    private static String patdoc(String number, String kind, String ipc) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE PATDOC SYSTEM \"grant.dtd\" [\n"
                + "<!ENTITY US1-D0.TIF SYSTEM \"US1-D0.TIF\" NDATA TIF>\n]>\n<PATDOC DTD=\"2.5\"><SDOBI><B100>"
                + "<B110><DNUM><PDAT>" + number + "</PDAT></DNUM></B110><B130><PDAT>" + kind + "</PDAT></B130>"
                + "<B140><DATE><PDAT>20030311</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>"
                + "<B200><B210><DNUM><PDAT>09782496</PDAT></DNUM></B210><B220><DATE><PDAT>20010213</PDAT></DATE></B220></B200>"
                + "<B300><B310><DNUM><PDAT>2000-1</PDAT></DNUM></B310><B320><DATE><PDAT>20000214</PDAT></DATE></B320>"
                + "<B330><CTRY><PDAT>JP</PDAT></CTRY></B330></B300><B500><B510>" + ipc
                + "<B516><PDAT>7</PDAT></B516></B510>"
                + "<B540><STEXT><PDAT>Loud cleaner</PDAT></STEXT></B540></B500><B600><B630><B631><PARENT-US><CDOC><DOC><DNUM>"
                + "<PDAT>09782496</PDAT></DNUM></DOC></CDOC><PDOC><DOC><DNUM><PDAT>09000001</PDAT></DNUM><DATE><PDAT>19980102"
                + "</PDAT></DATE></DOC></PDOC></PARENT-US></B631></B630><B690US><DOC><DNUM><PDAT>20020108205</PDAT></DNUM><DATE>"
                + "<PDAT>20020815</PDAT></DATE><CTRY><PDAT>US</PDAT></CTRY></DOC></B690US></B600><B700><B720><B721><PARTY-US>"
                + "<NAM><FNM><PDAT>Robert C.</PDAT></FNM><SNM><STEXT><PDAT>W&ouml;rwag</PDAT></STEXT></SNM></NAM></PARTY-US>"
                + "</B721></B720><B730><B731><PARTY-US><NAM><ONM><STEXT><PDAT>Shop Corporation</PDAT></STEXT></ONM></NAM><ADR>"
                + "<STATE><PDAT>PA</PDAT></STATE></ADR></PARTY-US></B731><B732US><PDAT>02</PDAT></B732US></B730></B700></SDOBI>"
                + "<SDOAB><BTEXT><PARA><PTEXT><PDAT>It is loud.</PDAT></PTEXT></PARA></BTEXT></SDOAB><SDODE><x>&US1;</x></SDODE>"
                + "</PATDOC>\n";
    }

    @Test
    void readsApplicationsUntil2004() {
        FilingObservation filing = filing(PAP);

        assertThat(filing.getId()).isEqualTo("US-09725796");
        assertThat(filing.getFiled()).isEqualTo("2000-11-29");
        assertThat(filing.getPublications().get(0).getNumber()).isEqualTo("US20010000001A1");
        assertThat(filing.getIpc()).containsExactly("B08B 3/00", "G06F 17/60");
        assertThat(filing.getTitle()).isEqualTo("Bath");
        assertThat(filing.getOwners()).containsExactly(new Owner("Bath Makers", "FR"));
        assertThat(filing.getInventors()).containsExactly("Ann B. Clark");
        assertThat(filing.getRelated())
                .extracting(
                        one -> one.getRelation() + " " + one.getOffice() + " " + one.getNumber() + " " + one.getDate())
                .containsExactly("continuation-of US 09375495 1999-08-17", "foreign-priority-data FR 99 1 1999-01-02");
    }

    private static final String PAP = "<patent-application-publication><subdoc-bibliographic-information><document-id>"
            + "<doc-number>20010000001</doc-number><kind-code>A1</kind-code><document-date>20010315</document-date>"
            + "</document-id><domestic-filing-data><application-number><doc-number>09725796</doc-number></application-number>"
            + "<filing-date>20001129</filing-date></domestic-filing-data><technical-information><classification-ipc>"
            + "<classification-ipc-primary><ipc>B08B003/00</ipc></classification-ipc-primary><classification-ipc-secondary>"
            + "<ipc>G06F017/60</ipc></classification-ipc-secondary><classification-ipc-edition>07</classification-ipc-edition>"
            + "</classification-ipc><title-of-invention> Bath </title-of-invention></technical-information><continuity-data>"
            + "<continuations><continuation-of><parent-child><child><document-id><doc-number>09725796</doc-number></document-id>"
            + "</child><parent><document-id><doc-number>09375495</doc-number><document-date>19990817</document-date>"
            + "<country-code>US</country-code></document-id></parent></parent-child></continuation-of></continuations>"
            + "</continuity-data><foreign-priority-data><priority-application-number><doc-number>99 1</doc-number>"
            + "</priority-application-number><filing-date>19990102</filing-date><country-code>FR</country-code>"
            + "</foreign-priority-data><inventors><first-named-inventor><name><given-name>Ann</given-name><middle-name>B."
            + "</middle-name><family-name>Clark</family-name></name></first-named-inventor></inventors><assignee>"
            + "<organization-name>Bath Makers</organization-name><address><country><country-code>FR</country-code></country>"
            + "</address></assignee></subdoc-bibliographic-information><subdoc-abstract><paragraph>Wet.</paragraph>"
            + "</subdoc-abstract></patent-application-publication>";

    @Test
    void givesOneRejectionForAFileThatIsCutAnywhere() {
        byte[] file = (grant("") + grant("")).getBytes(StandardCharsets.UTF_8);
        int first = grant("").length() - 1;
        for (int cut = 1; cut < file.length - 1; cut++) {
            Reading reading = new Reading(Cuts.documents(Arrays.copyOf(file, cut)));
            assertThat(reading.filings()).as("cut at %d", cut).hasSize(cut < first ? 0 : 1);
            assertThat(reading.rejections()).as("cut at %d", cut).hasSize(cut == first || cut == first + 1 ? 0 : 1);
        }
    }
}

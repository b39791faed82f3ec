package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.exchange.Exchange.answer;
import static org.filingmonitor.producer.feed.exchange.Exchange.filing;

import java.util.List;
import org.filingmonitor.event.Owner;
import org.junit.jupiter.api.Test;

class PersonsTest {

    private static final String EP = "country='EP' doc-number='2400812' kind='A1' date-publ='20111228'";

    private static String applicant(String format, String sequence, String name) {
        return "<applicant data-format='" + format + "' sequence='" + sequence + "'><applicant-name><name>" + name
                + "</name></applicant-name></applicant>";
    }

    private static List<Owner> owners(String... applicants) {
        return filing(answer(EP, "<parties><applicants>" + String.join("", applicants) + "</applicants></parties>"))
                .getOwners();
    }

    private static List<String> names(String... applicants) {
        return owners(applicants).stream().map(Owner::getName).toList();
    }

    @Test
    void takesTheNameFromTheOfficeAndTheCountryFromTheEpo() {
        assertThat(owners(
                        applicant("epodoc", "1", " KYLMAENEN JARI\u2002[FI]\n"),
                        applicant("epodoc", "2", "SOLUTIONS OY\u2002[FI]"),
                        applicant("original", "1", "KYLMAENEN,\u2002JARI, ")))
                .containsExactly(new Owner("KYLMAENEN, JARI", "FI"), new Owner("SOLUTIONS OY", "FI"));
    }

    @Test
    void takesTheCountryOfDocdbFromTheResidence() {
        String docdb = applicant("docdb", "1", "BOSCH GMBH ROBERT   ")
                .replace("</applicant>", "<residence><country>DE</country></residence></applicant>");

        assertThat(owners(docdb, applicant("docdba", "1", "ROBERT BOSCH G.M.B.H.")))
                .containsExactly(new Owner("ROBERT BOSCH G.M.B.H.", "DE"));
    }

    @Test
    void listsNobodyTwiceWhomTheOfficeSpellsTwice() {
        assertThat(names(
                        applicant("epodoc", "1", "KYLMAENEN JARI [FI]"),
                        applicant("epodoc", "2", "BOERSHEIM EIRIK [NO]"),
                        applicant("original", "1", "KYLMAENEN, JARI, "),
                        applicant("original", "2", "BOERSHEIM, EIRIK, "),
                        applicant("original", "3", "Kylmänen, Jari, "),
                        applicant("original", "4", "Eirik Børsheim")))
                .containsExactly("KYLMAENEN, JARI", "BOERSHEIM, EIRIK");
    }

    @Test
    void listsNobodyTwiceWhomTheOfficeSpellsInAnotherScript() {
        assertThat(names(
                        applicant("epodoc", "1", "ALIPAY HANGZHOU INF TECH CO LTD [CN]"),
                        applicant("original", "1", "ALIPAY (HANGZHOU) INFORMATION TECHNOLOGY CO., LTD."),
                        applicant("original", "2", "\u652F\u4ED8\u5B9D\u6709\u9650\u516C\u53F8")))
                .containsExactly("ALIPAY (HANGZHOU) INFORMATION TECHNOLOGY CO., LTD.");
    }

    @Test
    void losesNobodyWhomOneListLacks() {
        assertThat(names(
                        applicant("epodoc", "1", "A LTD"),
                        applicant("original", "1", "A Limited"),
                        applicant("original", "2", "B Limited")))
                .containsExactly("A Limited", "B Limited");
        assertThat(names(
                        applicant("epodoc", "1", "A LTD"),
                        applicant("epodoc", "2", "B LTD"),
                        applicant("original", "2", "B Limited")))
                .containsExactly("A LTD", "B Limited");
        assertThat(names(applicant("original", "1", "A Limited"), applicant("original", "2", "\u5F20\u4F1F")))
                .containsExactly("A Limited", "\u5F20\u4F1F");
        assertThat(names(
                        applicant("epodoc", "1", "A LTD"),
                        applicant("epodoc", "2", "B LTD"),
                        applicant("original", "1", "B Ltd"),
                        applicant("original", "2", "C Ltd"),
                        applicant("original", "3", "A Ltd")))
                .containsExactly("B Ltd", "C Ltd", "A Ltd");
    }

    @Test
    void losesNobodyWhoHasNoNumberOrThatOfAnother() {
        assertThat(names(
                        applicant("epodoc", "1", "A"),
                        applicant("epodoc", "1", "B"),
                        applicant("epodoc", "", "C"),
                        applicant("epodoc", "x", "D"),
                        applicant("epodoc", "9", "  , ")))
                .containsExactly("A", "B", "C", "D");
    }

    @Test
    void keepsTwoPersonsOfOneNameWhomTheEpoLists() {
        assertThat(names(
                        applicant("epodoc", "1", "LI WEI [CN]"),
                        applicant("epodoc", "2", "LI WEI [CN]"),
                        applicant("original", "1", "LI, Wei"),
                        applicant("original", "2", "LI, Wei")))
                .containsExactly("LI, Wei", "LI, Wei");
    }

    @Test
    void readsInventorsAlike() {
        assertThat(filing(answer(
                                EP,
                                "<parties><inventors><inventor sequence='1' data-format='docdba'><inventor-name>"
                                        + "<name>WILEY Gary J</name></inventor-name></inventor></inventors></parties>"))
                        .getInventors())
                .containsExactly("WILEY Gary J");
    }
}

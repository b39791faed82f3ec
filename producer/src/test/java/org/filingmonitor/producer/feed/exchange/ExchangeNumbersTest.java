package org.filingmonitor.producer.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.producer.feed.exchange.Exchange.answer;
import static org.filingmonitor.producer.feed.exchange.Exchange.application;
import static org.filingmonitor.producer.feed.exchange.Exchange.filing;
import static org.filingmonitor.producer.feed.exchange.Exchange.id;
import static org.filingmonitor.producer.feed.exchange.Exchange.only;
import static org.filingmonitor.producer.feed.exchange.Exchange.rejection;

import java.time.Instant;
import java.time.LocalDate;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What identifies a document: the same application has one id, in whatever spelling the EPO gives it. */
class ExchangeNumbersTest {

    private static final String EP = "country='EP' doc-number='2400812' kind='A1' date-publ='20111228'";

    private static String filingId(String... ids) {
        return filing(answer(EP, application(ids))).getId();
    }

    @ParameterizedTest
    @CsvSource({
        "EP, 13189031, A, EP-13189031",
        "CN, 202010067471, A, CN-202010067471",
        "CN, 202010067471.X, A, CN-202010067471",
        "CN, 202020067471, U, CN-202020067471",
        "DE, 102009012345, A, DE-102009012345",
        "DE, 202009012345, U, DE-202009012345",
        "US, 202217123456, A, US-17123456",
        "US, 201129383535, F, US-29383535",
        "CN, 2025070194, W, WO-CN2025070194",
        "EP, 2024063512, W, WO-EP2024063512",
        "US, 9816128, W, WO-US1998016128",
        "JP, 2003123456, A, JP-2003123456",
        "JP, 2003123456, U, JP-2003123456U",
        "KR, 20090012345, A, KR-20090012345",
        "KR, 20090012345, U, KR-20090012345U",
        "AT, 4342002, A, AT-4342002",
        "AT, 4342002, U, AT-4342002U",
        "DK, 19702186, T, DK-19702186T",
        "CA, 2744162, A, CA-2744162",
    })
    void tellsTheApplicationByItsDocdbNumber(String country, String number, String kind, String expected) {
        assertThat(filingId(
                        id("original", "", "unlike any other 1", "", ""),
                        id("docdb", country, number, kind, ""),
                        id("epodoc", "", country + "19990000001", "", "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EP20130189031, EP-13189031",
        "EP13189031, EP-13189031",
        "US202217123456, US-17123456",
        "WO2025CN70194, WO-CN2025070194",
        "WO1998US16128, WO-US1998016128",
        "CN202010067471, CN-202010067471",
        "JP20030123456, JP-2003123456",
        "KR20090012345, KR-20090012345",
    })
    void tellsTheApplicationByItsEpodocNumberWhereThereIsNoOther(String epodoc, String expected) {
        assertThat(filingId(id("epodoc", "", epodoc, "", ""))).isEqualTo(expected);
    }

    @Test
    void takesTheSeriesOfAnOlderAmericanApplicationFromTheOriginalNumber() {
        String docdb = id("docdb", "US", "8359798", "A", "19980522");
        String epodoc = id("epodoc", "", "US19980083597", "", "");

        assertThat(filingId(docdb, epodoc, id("original", "", "09/083,597", "", "")))
                .isEqualTo("US-09083597");
        assertThat(filingId(docdb, epodoc, id("original", "", "09083597", "", "")))
                .isEqualTo("US-09083597");
        assertThat(filingId(docdb, epodoc)).isEqualTo("US-19980083597");
        assertThat(filingId(docdb, epodoc, id("original", "", "09/999,999", "", "")))
                .isEqualTo("US-19980083597");
        assertThat(filingId(docdb, epodoc, id("original", "", "83597", "", ""))).isEqualTo("US-19980083597");
    }

    @Test
    void takesNoApplicationFromTheNumberThatIsMadeUpForAnEarlyPublication() {
        FilingObservation early = filing(answer(
                "country='GB' doc-number='190201234' kind='A' date-publ='19030115'",
                application(id("docdb", "GB", "190201234D", "D", "00000000"))));

        assertThat(early.getId()).isEqualTo("GB-PUB-190201234");
        assertThat(early.getApplicationNumber()).isNull();
        assertThat(early.getFiled()).isNull();
    }

    @Test
    void readsTheFormatsOfDocdbFromReferencesOfTheirOwn() {
        FilingObservation filing = filing(answer(
                EP,
                "<application-reference data-format='original'><document-id><doc-number>9/083597</doc-number>"
                        + "</document-id></application-reference>"
                        + "<application-reference data-format='epodoc'><document-id><doc-number>EP20100167109"
                        + "</doc-number></document-id></application-reference>"
                        + "<application-reference data-format='docdb'><document-id><country>EP</country><doc-number>"
                        + "10167109</doc-number><kind>A</kind><date>20100624</date></document-id>"
                        + "</application-reference>"));

        assertThat(filing.getId()).isEqualTo("EP-10167109");
        assertThat(filing.getFiled()).isEqualTo(LocalDate.parse("2010-06-24"));
    }

    @Test
    void takesTheFilingDateFromDocdbElseFromEpodoc() {
        assertThat(filing(answer(
                                EP,
                                application(
                                        id("epodoc", "", "EP20100167109", "", "20100625"),
                                        id("docdb", "EP", "10167109", "A", "20100624"))))
                        .getFiled())
                .isEqualTo(LocalDate.parse("2010-06-24"));
        assertThat(filing(answer(
                                EP,
                                application(
                                        id("docdb", "EP", "10167109", "A", "00000000"),
                                        id("epodoc", "", "EP20100167109", "", "20100625"))))
                        .getFiled())
                .isEqualTo(LocalDate.parse("2010-06-25"));
    }

    @Test
    void keepsKindCodesAsTheyAre() {
        assertThat(filing(answer("country='DK' doc-number='3740998' kind='T3' date-publ='20251020'", ""))
                        .getPublications())
                .containsExactly(new Publication("DK3740998T3", "T3", LocalDate.parse("2025-10-20")));
    }

    @ParameterizedTest
    @CsvSource({
        "2022240350, A1, US20220240350A1",
        "20220240350, A1, US20220240350A1",
        "9648662, B2, US9648662B2",
        "D456588, S, USD456588S",
    })
    void namesAmericanPublicationsAsTheyArePrinted(String number, String kind, String printed) {
        String attributes = "country='US' doc-number='" + number + "' kind='" + kind + "' date-publ='20220728'";
        assertThat(filing(answer(attributes, "")).getPublications())
                .extracting(Publication::getNumber)
                .containsExactly(printed);
    }

    @Test
    void takesThePublicationFromItsReferenceWhereAttributesAreMissing() {
        FilingObservation filing = filing(answer(
                "system='ops.epo.org'",
                "<publication-reference>" + id("docdb", "EP", "2400812", "A1", "20111228")
                        + "</publication-reference>"));

        assertThat(filing.getId()).isEqualTo("EP-PUB-2400812");
        assertThat(filing.getPublications())
                .containsExactly(new Publication("EP2400812A1", "A1", LocalDate.parse("2011-12-28")));
        assertThat(filing.getRevision()).isEqualTo(Instant.parse("2011-12-28T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "country='EP'",
                "doc-number='2400812' kind='A1'",
                "country='' doc-number='' kind='' date-publ=''",
            })
    void rejectsADocumentWithoutPublicationNumber(String attributes) {
        assertThat(rejection(answer(attributes, application(id("docdb", "EP", "10167109", "A", "20100624")))))
                .isEqualTo("has no publication number: give the document its attributes country and doc-number");
    }

    @Test
    void keepsADocumentWhoseDateOfPublicationIsUnknown() {
        var undated = only(answer("country='EP' doc-number='2400812' kind='A1' date-publ='00000000'", ""));

        assertThat(undated.observation().getPublications()).containsExactly(new Publication("EP2400812A1", "A1", null));
        assertThat(undated.warnings())
                .containsExactly("has no date of publication: the filing stays undated, in no count");
    }

    @Test
    void rejectsImpossibleDates() {
        assertThat(rejection(answer("country='EP' doc-number='2400812' kind='A1' date-publ='20111328'", "")))
                .isEqualTo("date of publication '20111328' is no date such as 20250717");
        assertThat(rejection(answer("country='EP' doc-number='2400812' kind='A1' date-publ='2011'", "")))
                .isEqualTo("date of publication '2011' is no date such as 20250717");
        assertThat(rejection(answer(EP, application(id("docdb", "EP", "10167109", "A", "17000101")))))
                .startsWith("filing date 1700-01-01 is impossible");
        assertThat(rejection(answer(EP + " date-of-last-exchange='29990101'", "")))
                .startsWith("date of last exchange 2999-01-01 is impossible");
    }

    @Test
    void rejectsAWrongCheckDigit() {
        assertThat(rejection(answer(EP, application(id("docdb", "CN", "202010067471.3", "A", "20200120")))))
                .contains("wrong check digit");
    }

    @Test
    void datesItsStatementsByTheLastExchange() {
        assertThat(filing(answer(EP + " date-of-last-exchange='20240218'", "")).getRevision())
                .isEqualTo(Instant.parse("2024-02-18T00:00:00Z"));
        assertThat(filing(answer(EP + " date-of-last-exchange='00000000'", "")).getRevision())
                .isEqualTo(Instant.parse("2011-12-28T00:00:00Z"));
    }
}

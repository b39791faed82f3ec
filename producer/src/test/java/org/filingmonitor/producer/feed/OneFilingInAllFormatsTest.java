package org.filingmonitor.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;
import org.filingmonitor.filing.ApplicationNumber;
import org.filingmonitor.filing.FilingId;
import org.filingmonitor.producer.feed.epfulltext.EpFullText;
import org.filingmonitor.producer.feed.xml.XmlFeedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One application has one filing id, and one document one number, in the spellings of all formats. */
class OneFilingInAllFormatsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // An application: office, then the spellings of the office's own files, of the EPO's data, of a
                // portfolio.
                "US, 17574326, US202217574326, US17574326, US-17574326",
                "US, 10189364, 10189364, \"10/189,364\", US-10189364",
                "EP, 13189031.1, 13189031, EP13189031.1, EP-13189031",
                "EP, 13189031.1, EP20130189031, EP13189031, EP-13189031",
                "WO, PCT/CN2025/070194, WO2025CN70194, CN2025070194, WO-CN2025070194",
                "WO, EP2012052345, WO2012EP52345, PCT/EP2012/052345, WO-EP2012052345",
                "WO, JP0107711, JP2001007711, PCT/JP01/07711, WO-JP2001007711",
                "CN, CN202010067471.X, 202010067471, CN202010067471, CN-202010067471",
                "DE, 10 2009 012 345.6, 102009012345, DE102009012345, DE-102009012345",
                "DE, P 44 12 345.7, 4412345, DE4412345, DE-4412345",
                "JP, 2003-123456, 2003123456, JP2003-123456, JP-2003123456",
                "KR, 10-2020-0012345, 20200012345, KR1020200012345, KR-20200012345",
                "KR, 20-2020-0001234, 20200001234U, KR2020200001234, KR-20200001234U",
            })
    void anApplicationHasOneId(String office, String own, String docdb, String portfolio, String id) {
        assertThat(FilingId.of(ApplicationNumber.of(office, own))).isEqualTo(id);
        assertThat(FilingId.of(ApplicationNumber.of(office, docdb))).isEqualTo(id);
        assertThat(FilingId.of(ApplicationNumber.of(office, portfolio))).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        // A document: office, kind, then the number in the office's own files and in the EPO's data, and printed whole.
        "US, A1, 20220240350, 2022240350, US 2022/0240350 A1, US20220240350A1",
        "US, B2, 07591022, 7591022, US7591022B2, US7591022B2",
        "US, S1, D0456588, D456588, USD456588S1, USD456588S1",
        "US, P2, PP023456, 23456, USPP23456P2, USPP23456P2",
        "WO, A1, 2025/146094, 2025146094, WO2025146094A1, WO2025146094A1",
        "WO, A1, 99/12345, 9912345, WO 99/12345 A1, WO1999012345A1",
        "WO, A1, 03/067954, 03067954, WO 2003/067954 A1, WO2003067954A1",
        "CN, B, 111447221, 111447221, CN111447221B, CN111447221B",
        "EP, A1, 0560858, 0560858, EP 560858 A1, EP0560858A1",
        "DE, A1, 10 2009 012 345.6, 102009012345, DE102009012345A1, DE102009012345A1",
        "JP, A, S62-123456, S62123456, JP S62-123456 A, JPS62123456A",
        "KR, A, 10-2020-0012345, 20200012345, KR20200012345A, KR20200012345A",
    })
    void aDocumentHasOneNumber(String office, String kind, String own, String docdb, String whole, String key) {
        assertThat(new PublicationNumber(office, own, kind)).hasToString(key);
        assertThat(new PublicationNumber(office, docdb, kind)).hasToString(key);
        assertThat(PublicationNumber.of(whole)).hasToString(key);
    }

    @Test
    void theFullTextOfADocumentMeetsItsOtherSpellings() {
        String document =
                """
                <ep-patent-document lang="en" status="n" dtd-version="ep-patent-document-v1-4">
                <SDOBI><B100><B110>0560858</B110><B130>A1</B130><B140><date>19930922</date></B140></B100>
                <B200><B210>92900624.3</B210><B220><date>19911204</date></B220></B200></SDOBI>
                </ep-patent-document>
                """;
        FilingObservation filing = Reading.of(
                        new XmlFeedParser(new EpFullText()), document.getBytes(StandardCharsets.UTF_8))
                .filings()
                .get(0);
        assertThat(filing.getId()).isEqualTo(FilingId.of(ApplicationNumber.of("EP", "EP19920900624")));
        assertThat(filing.getPublications())
                .extracting(Publication::getNumber)
                .containsExactly(PublicationNumber.of("EP 560858 A1").toString());
    }
}
